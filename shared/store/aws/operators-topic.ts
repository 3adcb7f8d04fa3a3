/** The topic of the operators: alarms come to it by themselves, the daily digest from here. */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';

export class OperatorsTopic {
  readonly #client: SNSClient;
  readonly #arn: string;

  constructor(client: SNSClient, arn: string) {
    this.#client = client;
    this.#arn = arn;
  }

  /** @param subject ASCII, up to 100 characters: SNS takes no other */
  async publish(subject: string, text: string): Promise<void> {
    await this.#client.send(new PublishCommand({ TopicArn: this.#arn, Subject: subject, Message: text }));
  }
}
