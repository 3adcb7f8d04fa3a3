import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { caseIndexes } from '../../shared/contracts/case-lists.ts';
import type { Settings } from '../settings.ts';
import { ScheduledFunction } from '../work/scheduled-function.ts';
import type { Parts } from './parts.ts';

/** Forgets people when their term is over, and those whom two people have asked to erase. */
export class ForgetPeople extends ScheduledFunction {
  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Forgetting', {
      at: settings.forgetAt,
      name: 'forget-people',
      description: 'Forgets households, members, cases and audit entries whose term is over',
      timeout: Duration.minutes(15),
      settings,
    });
  }

  /** Nobody else may remove a case or an entry of the audit log. */
  grant({ storage, tables }: Parts): void {
    storage.grantReadStore(this.worker, 'registry', 'policy');
    storage.grantForget(this.worker);
    tables.grantHouseholds(this.worker, 'Query', 'PutItem', 'DeleteItem');
    // The list of all checks is beside those of assignees.
    tables.grantCaseLists(this.worker, caseIndexes.county, caseIndexes.assignee);
    tables.grantOperations(this.worker, {
      registry: ['get'],
      digests: ['query'],
      audit: ['query', 'delete'],
      forgotten: ['query', 'put'],
      erasures: ['query', 'put'],
    });
  }
}
