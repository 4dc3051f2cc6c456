import type { RouteConfig } from '@remix-run/route-config';
import { learningRoutes } from './routes/learning.routes';
import { oversightRoutes } from './routes/oversight.routes';
import { peopleRoutes } from './routes/people.routes';
import { practiceRoutes } from './routes/practice.routes';
import { recognitionRoutes } from './routes/recognition.routes';
import { trainingRoutes } from './routes/training.routes';

/** The URL map: one table per wing. */
export default [
  ...peopleRoutes,
  ...learningRoutes,
  ...trainingRoutes,
  ...practiceRoutes,
  ...recognitionRoutes,
  ...oversightRoutes,
] satisfies RouteConfig;
