/** What a trainer looks for in an observed practice, as data of the programme. */
export interface RubricCriterion {
  readonly key: string;
  readonly title: string;
  /** Descriptions from the lowest level (1) to the highest. */
  readonly levels: readonly string[];
}

export type Rubric = readonly RubricCriterion[];
