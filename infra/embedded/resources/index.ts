/** What becomes of every resource type that a template may have. */
import { dataTreatments } from './data.ts';
import { functionsTreatments } from './functions.ts';
import { interfaceTreatments } from './interface.ts';
import { type Treatments, permissions, encryption, monitoring, rollout, logging } from './treatment.ts';

const declaredTreatments: Treatments = {
  'AWS::Budgets::Budget': monitoring,
  'AWS::CDK::Metadata': { declared: 'a description only' },
  'AWS::CloudWatch::Alarm': monitoring,
  'AWS::CloudWatch::CompositeAlarm': monitoring,
  'AWS::CloudWatch::Dashboard': monitoring,
  'AWS::CodeDeploy::Application': rollout,
  'AWS::CodeDeploy::DeploymentGroup': rollout,
  'AWS::IAM::ManagedPolicy': permissions,
  'AWS::IAM::Policy': permissions,
  'AWS::IAM::Role': permissions,
  'AWS::KMS::Alias': encryption,
  'AWS::KMS::Key': encryption,
  'AWS::Lambda::Permission': permissions,
  'AWS::Logs::LogGroup': logging,
  'AWS::Logs::MetricFilter': monitoring,
  'AWS::S3::BucketPolicy': permissions,
  'AWS::Scheduler::ScheduleGroup': { declared: 'schedules are found by their own names' },
  'AWS::SecretsManager::ResourcePolicy': permissions,
  'AWS::SNS::Subscription': { declared: 'messages to a topic reach nobody' },
  'AWS::SNS::TopicPolicy': permissions,
  'AWS::SQS::QueuePolicy': permissions,
};

export type { Treatment } from './treatment.ts';

export const resourceTreatments: Treatments = {
  ...declaredTreatments,
  ...interfaceTreatments,
  ...functionsTreatments,
  ...dataTreatments,
};
