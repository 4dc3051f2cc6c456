export { decidePlan } from './decide-plan.server';
export { followupFactsFor } from './followup-facts.data.server';
export { planListScope, viewPlanList, type PlanListRow } from './plan-list.view.server';
export { viewPlan, viewPlanForReader, type PlanPage } from './plan-page.view.server';
export { savePlan } from './save-plan.server';
export { withdrawPlan } from './withdraw-plan.server';
