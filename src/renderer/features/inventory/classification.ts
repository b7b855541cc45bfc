import type { Field, FieldProposal } from '#shared/contract/inventory.ts'

export interface Classification
  extends Pick<FieldProposal, 'dataCategory' | 'specialCategory' | 'criminalOffence' | 'identifier'> {
  /** Nobody has decided yet: this is what the classifier thinks. */
  readonly isProposed: boolean
}

/** What a field counts as: what a person decided, or, while nobody did, what is proposed. */
export function classificationOf(field: Field): Classification {
  const isProposed = field.decision === 'proposed' && field.proposal !== null
  const { dataCategory, specialCategory, criminalOffence, identifier } =
    isProposed && field.proposal !== null ? field.proposal : field
  return { dataCategory, specialCategory, criminalOffence, identifier, isProposed }
}
