import type { Draw } from '../../src/core/picture.ts'
import { sample } from './samples.ts'
export const draw: Draw = async ({ format }) => sample(format).bytes
export const blank: Draw = draw
