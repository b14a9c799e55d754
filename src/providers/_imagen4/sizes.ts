import type { Abilities } from '../../core/provider.ts'

/** The pixels of each ratio, which are the model's: DOCS Runware google-imagen-4-fast.md, the five
 *  pairs that are served; SEED AI/ML API has 16:9 too. At the other hosts they are INFERRED. */
export const sizes: Abilities['sizes'] = {
  '1:1': { width: 1024, height: 1024 },
  '16:9': { width: 1408, height: 768 },
  '9:16': { width: 768, height: 1408 },
  '4:3': { width: 1280, height: 896 },
  '3:4': { width: 896, height: 1280 },
}
