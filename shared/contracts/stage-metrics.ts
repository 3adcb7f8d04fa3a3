const files = ['RowsRead', 'RowsMatched', 'RowsQuarantined', 'FilesRejected'] as const;

/** Metrics of each stage besides those of AWS: names in the stack's one namespace. */
export const stageMetrics = {
  'match-delivery': files,
  'import-roster': [...files, 'HouseholdsImported', 'HouseholdsChanged'],
  'publish-hits': ['HouseholdsPublished'],
  'assess-households': ['HouseholdsAssessed', 'CasesRaised', 'CasesUpdated', 'CasesWithdrawn'],
  'check-applicants': [...files, 'ApplicationsReceived', 'ReportsIssued'],
} as const;

/** Of the functions that answer people. */
export const answerMetrics = ['AnswersFailed', 'SignInsFailed', 'StepsRefused'] as const;
export type AnswerMetric = (typeof answerMetrics)[number];

/** Of every function that works off a queue. */
export const queueMetrics = ['MessagesDone', 'MessagesFailed', 'MessageMilliseconds'] as const;
