/**
 * Elements that are used by their tag and may not be registered yet. Where everything is registered together, as from npm,
 * there is nothing to bring; the file for pages without a build says how.
 */
export const absent: { bring(): void } = { bring() {} }
