/** One thing that is wrong with a policy document. */
export interface Problem {
  /** Where: keys and positions (from 0) joined by dots, empty for the whole document. */
  path: string;
  /** What is wrong and what to do, in English. */
  problem: string;
  /** The same in Chinese. */
  zh: string;
}
