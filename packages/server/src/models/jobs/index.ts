export { dataUrl, jobFailed, jobGone, readJson } from './job-answers.js'
export { type JobLook, type JobProvider, runJob } from './job-call.js'
export { createJobModel, type JobModel } from './job-model.js'
export { progressInLogs } from './progress-in-logs.js'
