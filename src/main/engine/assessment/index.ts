export { assessBreach, type BreachAssessment } from './assess-breach.ts'
export { type BreachCriteria, criteriaInForce, type FactRule, loadBreachCriteria } from './criteria.ts'
export {
  type ChosenFactors,
  type EnisaMethod,
  type EnisaSeverity,
  enisaFactors,
  enisaSeverity,
  loadEnisaMethod,
} from './enisa.ts'
export type { Reason } from './reasons.ts'
export { inBands, leftOut, type SaidFacts } from './said-facts.ts'
export { type DescribedBreach, suggestedFacts } from './suggested-facts.ts'
