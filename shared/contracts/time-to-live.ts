/** How long items of the operations table are kept that end by themselves, in milliseconds. */
const hour = 3_600_000;

export const timeToLiveMs = {
  /** Between sending somebody to sign in and their coming back: in their browser, and nowhere else. */
  signIn: hour / 6,
  /** Answers to requests that may be repeated. */
  answer: 24 * hour,
  /** Why a message failed: twice as long as a dead letter. */
  failure: 28 * 24 * hour,
} as const;
