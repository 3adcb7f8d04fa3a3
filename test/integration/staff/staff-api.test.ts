/**
 * The staff API on one embedded target, since starting one and its night takes longer than most of what is asked of it.
 * Sign-in comes first: it looks for what it did among the newest entries of the audit log.
 */
import { afterAll } from 'vitest';
import { stopSharedCounty } from './staffed-county.ts';
import './suites/sign-in.ts';
import './suites/lists.ts';
import './suites/bad-input.ts';
import './suites/case-life.ts';
import './suites/generated-client.ts';
import './suites/every-step.ts';
import './suites/gate.ts';
import './suites/other-policy.ts';
import './suites/invariants.ts';
import './suites/logs.ts';

afterAll(stopSharedCounty);
