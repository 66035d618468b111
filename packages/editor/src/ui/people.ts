import type { Person } from "@yaodian/collab"
import type { Desk, Part } from "../desk.ts"
import { element } from "./element.ts"

const mostShown = 4

/** One entry for each person: somebody with two tabs is one person. Those who read this come last. */
export function distinctPeople(people: readonly Person[]): readonly Person[] {
  const byName = new Map<string, Person>()
  for (const person of people) {
    const key = `${person.name} ${person.unit}`
    if (!byName.has(key) || person.isMe) byName.set(key, person)
  }
  return Array.from(byName.values()).sort((a, b) => Number(a.isMe) - Number(b.isMe))
}

/** A person's name with the unit, where it is known. */
export function personName(desk: Desk, { name, unit, isMe }: Person): string {
  const full = unit === "" ? name : desk.say("status.person", { name, unit })
  return isMe ? desk.say("status.me", { name: full }) : full
}

/** The faces of those who are here: an initial on their colour, the name on hover and for screen readers. */
export function people(desk: Desk): Part {
  const dom = element("span", { class: "people", role: "list" })
  let shown: readonly Person[] = []
  return {
    dom,
    update() {
      const now = desk.session.people()
      if (now === shown) return
      shown = now
      const all = distinctPeople(now)
      const faces = all
        .slice(0, mostShown)
        .map((person) => face(personName(desk, person), initial(person), person.color))
      const more = all.length - faces.length
      if (more > 0) faces.push(face(names(desk, all.slice(mostShown)), `+${more}`, null))
      dom.replaceChildren(...faces)
      dom.hidden = all.length < 2
    },
  }
}

function face(name: string, words: string, color: number | null): HTMLElement {
  const kind = color === null ? "face" : `face peer-${color}`
  return element("span", { class: kind, role: "listitem", title: name, "aria-label": name }, words)
}

function initial({ name }: Person): string {
  return Array.from(name.trim())[0]?.toUpperCase() ?? ""
}

function names(desk: Desk, all: readonly Person[]): string {
  return all.map((person) => personName(desk, person)).join("、")
}
