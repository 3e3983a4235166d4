export function bareEnvironment(): Record<string, string>
