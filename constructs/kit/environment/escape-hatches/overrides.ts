import type { ApiObject } from 'cdk8s';
import { type CallSite, callSite, isError } from '../../model/call-site';
import type { Checks } from '../../model/checks';
import { changesBetween } from './changes';
import { kindOf, thrownText } from './configuration';
import type { EscapeHatch } from './escape-hatch';
import { functionExample, type Manifest, manifestProblem, replaceObject } from './manifest';
import { checkFiles, checkStart } from './overridden-texts';
import { copyOf } from './plain-data';
import type { Bound } from './relied-on';

/** A change to a finished object. */
interface Override {
  readonly kind: string;
  /** The object's name, or its namespace, a slash and its name. */
  readonly name: string;
  /** The type of the manifest is the one that the environment file expects: it differs with the kind, and is not known here. */
  readonly change: (manifest: never) => object;
  /** Where the environment file says it. */
  readonly madeAt: CallSite;
  /** The objects to which it was applied, each as namespace and name. */
  readonly applied: string[];
}

/** An object of a component that can be overridden. */
interface Owner extends Bound {
  readonly name: string;
  readonly check: Checks;
}

/** The environment whose objects can be overridden. */
interface Overridden {
  readonly check: Checks;
  readonly findings: readonly object[];
  readonly components: readonly (Owner & { readonly objects: readonly ApiObject[] })[];
}

/** The changes of an environment to finished objects. */
export class Overrides {
  readonly escapeHatches: EscapeHatch[] = [];
  private readonly all: Override[] = [];
  /** Objects that have been looked at: each is finished once. */
  private readonly finished = new Set<ApiObject>();

  add(override: Pick<Override, 'kind' | 'name' | 'change'>): void {
    this.all.push({ ...override, madeAt: callSite(), applied: [] });
  }

  /** An object after every change that concerns it, in its place. */
  apply(owner: Owner, object: ApiObject): ApiObject {
    if (this.finished.has(object)) return object;
    const changes = this.all.filter((override) => concerns(override, object));
    const original = changes.length > 0 ? object.toJson() : undefined;
    const result = changes.reduce((changed, override) => this.applyOne(owner, override, changed, original), object);
    this.finished.add(result);
    return result;
  }

  /** `original`: what was rendered, as what another change has added may be taken away again. */
  private applyOne(owner: Owner, override: Override, object: ApiObject, original: Manifest): ApiObject {
    const { kind, name, change, applied, madeAt } = override;
    const check = owner.check.at(madeAt);
    const property = `override('${kind}', '${name}')`;
    applied.push(fullName(object));
    if (typeof change !== 'function') {
      check.report(property, `it is given ${kindOf(change)} instead of a function`, functionExample);
      return object;
    }
    const before: Manifest = object.toJson();
    try {
      const after = change(copyOf(before) as never);
      const wrong = manifestProblem(original, after);
      if (wrong) {
        check.report(property, wrong.problem, wrong.instead);
        return object;
      }
      // What was found to have the form of a manifest is one.
      const manifest = after as Manifest;
      if (kind === 'ConfigMap') checkFiles(check, property, before.data, manifest.data, owner);
      checkStart(check, property, original, manifest, owner);
      const changes = changesBetween(before, manifest);
      this.escapeHatches.push({ component: owner.name, of: `${kind} ${object.name}`, changes });
      return replaceObject(object, manifest);
    } catch (error) {
      const there = isError(error) ? check.at(error) : check;
      there.report(property, `it throws ${thrownText(error)}`, functionExample);
      return object;
    }
  }

  /** Applies every change to the objects of an environment, and reports those that concern none of them. */
  applyAll({ check, components, findings }: Overridden): void {
    // What is wrong may have left out the object that is to be changed.
    const complete = findings.length === 0;
    for (const component of components) for (const object of component.objects) this.apply(component, object);
    if (complete)
      this.checkAll(
        check,
        components.flatMap(({ objects }) => objects),
      );
  }

  /** Reports changes that concern no object, or several of one name. `objects`: all that there are. */
  private checkAll(check: Checks, objects: readonly ApiObject[]): void {
    for (const { kind, name, applied, madeAt } of this.all) {
      const there = check.at(madeAt);
      const property = `override('${kind}', '${name}')`;
      const names = objects
        .filter((object) => object.kind === kind)
        .map((object) => (name.includes('/') ? fullName(object) : object.name));
      const kinds = [...new Set(objects.map((object) => object.kind))].sort();
      if (applied.length === 0)
        there.report(
          property,
          `there is no ${kind}${names.length > 0 ? ` ${name}` : ''}`,
          names.length > 0 ? `one of: ${[...new Set(names)].sort().join(', ')}` : `one of: ${kinds.join(', ')}`,
          { absent: true },
        );
      there.require(
        applied.length < 2,
        property,
        `there are ${applied.length} of this name: ${applied.join(', ')}`,
        `one of them, such as override('${kind}', '${applied[0]}', …)`,
      );
    }
  }
}

const fullName = ({ name, metadata }: ApiObject): string =>
  metadata.namespace === undefined ? name : `${metadata.namespace}/${name}`;

const concerns = ({ kind, name }: Override, object: ApiObject): boolean =>
  object.kind === kind && (name === object.name || name === fullName(object));
