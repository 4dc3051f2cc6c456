/** Types of PPKS in Permensos 8/2012, numbered as there; the provincial reports count by them. */
export const TARGET_GROUPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];

export const isTargetGroup = (value: number): value is TargetGroup => TARGET_GROUPS.some((group) => group === value);
