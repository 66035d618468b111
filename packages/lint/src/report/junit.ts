import { escapeMarkup, type FileReport, type Reporter, shown } from "./report.ts"

/** JUnit XML: a suite for each file, a failed case for each finding, one passed case for a file without any. */
export const junit: Reporter = (files) => {
  const suites = files.map(suite)
  const failures = files.reduce((sum, file) => sum + shown(file).length, 0)
  const tests = files.reduce((sum, file) => sum + Math.max(1, shown(file).length), 0)
  const head = `<testsuites name="yaodian lint" tests="${tests}" failures="${failures}" errors="0">`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.join("")}</testsuites>\n`
}

function suite(report: FileReport): string {
  const file = escapeMarkup(report.file)
  const cases = shown(report).map(({ diagnostic: { rule, severity, message, excerpt }, place: { line, column } }) => {
    const text = escapeMarkup(`${report.file}:${line}:${column} ${excerpt}`)
    const failure = `<failure type="${severity}" message="${escapeMarkup(message)}">${text}</failure>`
    return `    <testcase classname="${file}" name="${escapeMarkup(rule)} ${line}:${column}">${failure}</testcase>\n`
  })
  const passed = `    <testcase classname="${file}" name="lint"/>\n`
  const [tests, failures] = [Math.max(1, cases.length), cases.length]
  const content = cases.length > 0 ? cases.join("") : passed
  return `  <testsuite name="${file}" tests="${tests}" failures="${failures}" errors="0">\n${content}  </testsuite>\n`
}
