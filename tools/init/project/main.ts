import { defineProject } from 'lgtm-cdk8s';
import { company } from './environments/company';

/** Every environment, by its name, which is its folder in dist/. A new one is a file in environments/ and a name here. */
export const project = defineProject({ environments: { company } });
