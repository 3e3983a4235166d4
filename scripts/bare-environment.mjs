/** What a process needs of the machine. Whoever runs the tests may have settings and paid keys beside it: none gets in. */
const NEEDED =
  /^(PATH|PATHEXT|HOME|USER|LOGNAME|TMPDIR|TEMP|TMP|LANG|LC_\w+|TZ|SystemRoot|SystemDrive|windir|ComSpec|APPDATA|LOCALAPPDATA|USERPROFILE|LD_LIBRARY_PATH|XDG_\w+)$/i

/** The environment of a Studio that a test, a fault run or a benchmark starts, before the settings that it gives it. */
export function bareEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => NEEDED.test(name)))
}
