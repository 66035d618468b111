/** What an option of a rule may be. */
type OptionValue = number | boolean | string | readonly string[]

/** Options of a rule by name. */
export type Options = Readonly<Record<string, OptionValue>>

interface Described<Value> {
  readonly default: Value
  /** What the option does, in one sentence. */
  readonly describe: string
}

/** One option: its type, its bounds, its default. */
type OptionField =
  | (Described<number> & { readonly type: "number"; readonly minimum: number; readonly maximum: number })
  | (Described<boolean> & { readonly type: "boolean" })
  | (Described<string> & { readonly type: "choice"; readonly choices: readonly string[] })
  | (Described<readonly string[]> & { readonly type: "words" })

/** The options of a rule: this one table gives their types, defaults and checks. */
export type OptionSchema = Readonly<Record<string, OptionField>>

/** The values that a schema describes. */
export type OptionsOf<Schema extends OptionSchema> = {
  readonly [Name in keyof Schema]: Schema[Name] extends { type: "choice"; choices: readonly (infer Choice)[] }
    ? Choice
    : WidenedValue<Schema[Name]["default"]>
}

type WidenedValue<Value> = Value extends number
  ? number
  : Value extends boolean
    ? boolean
    : Value extends readonly unknown[]
      ? readonly string[]
      : string

/** The default of every option. */
function defaultOptions(schema: OptionSchema): Options {
  return Object.fromEntries(Object.entries(schema).map(([name, field]) => [name, field.default]))
}

/** Defaults with the given values over them. Throws a RangeError that names the option whose value cannot be used. */
export function readOptions(rule: string, schema: OptionSchema, given: Readonly<Record<string, unknown>>): Options {
  const options: Record<string, OptionValue> = { ...defaultOptions(schema) }
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(schema, name) ? schema[name] : undefined
    if (!field)
      throw new RangeError(`Rule ${rule} has no option ${name} (it has: ${Object.keys(schema).join(", ") || "none"})`)
    if (!isOptionValue(field, value)) {
      throw new RangeError(`Option ${name} of rule ${rule} is ${JSON.stringify(value)}; it must be ${expected(field)}`)
    }
    options[name] = value
  }
  return options
}

function isOptionValue(field: OptionField, value: unknown): value is OptionValue {
  switch (field.type) {
    case "number":
      return typeof value === "number" && value >= field.minimum && value <= field.maximum
    case "boolean":
      return typeof value === "boolean"
    case "choice":
      return typeof value === "string" && field.choices.includes(value)
    case "words":
      return Array.isArray(value) && value.every((word) => typeof word === "string")
  }
}

function expected(field: OptionField): string {
  switch (field.type) {
    case "number":
      return `a number from ${field.minimum} to ${field.maximum}`
    case "boolean":
      return "true or false"
    case "choice":
      return `one of ${field.choices.join(", ")}`
    case "words":
      return "a list of words"
  }
}
