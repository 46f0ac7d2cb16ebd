import { defineProject } from 'lgtm-cdk8s';
import { company } from './environments/company';

export const project = defineProject({ environments: { company } });
