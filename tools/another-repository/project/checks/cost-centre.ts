import { type Check, findingAt, workloads } from 'lgtm-cdk8s/checks';

const label = 'example.com/cost-centre';

/** A check that the repository has of its own. */
export const costCentre: Check = {
  name: 'company/cost-centre',
  description: 'every workload says who pays for it',
  looks: ({ manifests }) =>
    workloads(manifests)
      .filter(({ object }) => object.metadata.labels?.[label] === undefined)
      .map((manifest) =>
        findingAt(manifest, {
          where: 'metadata.labels',
          problem: `${label} is not there`,
          instead: 'the number of the team that pays',
        }),
      ),
};
