/**
 * The two engines of an auditor, in this process and by definition right.
 * @module
 */
import { plainCheck } from '../../crypto/ring/check.ts';
import type { Engine } from '../../models/engine/types.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { createReferenceProducts } from '../../models/ring/reference.ts';
import { createCheckedEngine } from '../../node/audit/checked-engine.ts';
import type { AuditEngines } from '../../node/audit/recompute.ts';

/** @param fast what the auditor computes with */
export const auditEngines = (fast: Engine = createReferenceEngine()): AuditEngines => ({
  fast,
  checked: createCheckedEngine({
    products: async (program, weights) => createReferenceProducts(program, weights),
    kernel: plainCheck,
  }),
});
