/** 0 kept, 1 broken, 2 wrong usage, 3 inconclusive. */
export type ExitCode = 0 | 1 | 2 | 3
