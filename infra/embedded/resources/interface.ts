/** The REST API: its addresses, methods and answers. */
import {
  run,
  refused,
  permissions,
  monitoring,
  tags,
  description,
  capacity,
  logging,
  type Treatments,
} from './treatment.ts';

export const interfaceTreatments: Treatments = {
  'AWS::ApiGateway::Account': permissions,
  'AWS::ApiGateway::Deployment': { declared: 'what the template says is deployed' },

  'AWS::ApiGateway::GatewayResponse': {
    properties: {
      ResponseParameters: { run: 'headers with a text; what would be taken from a request is left out' },
      ResponseTemplates: { run: 'of `$context`, the message of the error alone is put in' },
      ResponseType: run,
      RestApiId: run,
      StatusCode: run,
    },
  },

  'AWS::ApiGateway::Method': {
    properties: {
      ApiKeyRequired: refused,
      AuthorizationType: run,
      AuthorizerId: refused,
      HttpMethod: run,
      'Integration.IntegrationHttpMethod': { declared: 'functions are always invoked by POST' },
      'Integration.TimeoutInMillis': run,
      'Integration.Type': run,
      'Integration.Uri': run,
      RequestValidatorId: refused,
      ResourceId: run,
      RestApiId: run,
    },
  },

  'AWS::ApiGateway::Resource': {
    properties: {
      ParentId: run,
      PathPart: run,
      RestApiId: run,
    },
  },

  'AWS::ApiGateway::RestApi': {
    properties: {
      BinaryMediaTypes: run,
      DisableExecuteApiEndpoint: { declared: 'there is one address only' },
      Description: description,
      EndpointConfiguration: { declared: 'there is one address only' },
      MinimumCompressionSize: refused,
      Name: description,
      Policy: permissions,
      Tags: tags,
    },
  },

  'AWS::ApiGateway::Stage': {
    properties: {
      AccessLogSetting: logging,
      CacheClusterEnabled: refused,
      DeploymentId: { declared: 'what the template says is deployed' },
      MethodSettings: capacity,
      RestApiId: run,
      StageName: { run: 'an address without a stage leads to it' },
      Tags: tags,
      TracingEnabled: monitoring,
    },
  },
};
