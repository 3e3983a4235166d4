/** The version of the package, so that two of them on one page can be told apart: a test compares it with `package.json`. */
export const version = '0.1.0'
