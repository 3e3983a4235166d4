/**
 * The processor time that some work takes, in milliseconds. What must not take long is measured by it: what else the machine
 * does makes no difference to it.
 */
export function cpuTimeOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
