/** Titles planted on purpose. */
import {
  commercialPurposes,
  drawUnit,
  endedTitles,
  mixedPurposes,
  otherPurposes,
  registerTitle,
  type TitleFacts,
} from './homes.ts';
import type { Member } from './families.ts';
import { review, suspension, type Plot, type Scene } from './plots.ts';

const halves = ['50%', '1/2', '0.5', '二分之一'];
const thirds = ['1/3', '三分之一', '33.33%'];

const own = ({ ledger, random, head }: Scene, facts: Partial<TitleFacts> = {}): void =>
  registerTitle(ledger, random, { member: head, ...facts });

const ownPart = (scene: Scene, share: string, facts: Partial<TitleFacts> = {}): void =>
  own(scene, { ownership: '按份共有', share, ...facts });

const ownShop = (scene: Scene, facts: Partial<TitleFacts> = {}): void =>
  own(scene, { purpose: scene.random.pick(commercialPurposes), ...facts });

export const homePlots: readonly Plot[] = [
  {
    name: 'two-homes',
    households: 240,
    raises: [review('second-home')],
    plant: (scene) => {
      own(scene);
      own(scene);
    },
  },
  {
    name: 'a-home-and-a-share-of-another',
    households: 50,
    raises: [review('second-home')],
    plant: (scene) => {
      own(scene);
      ownPart(scene, scene.random.pick(thirds));
    },
  },
  {
    name: 'two-halves-of-homes',
    households: 60,
    raises: [],
    plant: (scene) => {
      ownPart(scene, scene.random.pick(halves));
      ownPart(scene, scene.random.pick(halves));
    },
  },
  {
    name: 'one-home-of-two-owners',
    households: 300,
    raises: [],
    suits: ({ members }) => members.length > 1,
    plant: (scene) => {
      const unit = drawUnit(scene.random);
      const owners = scene.household.members.slice(0, 2);
      const halved = scene.random.chance(0.3);
      owners.forEach((member: Member) =>
        own(
          scene,
          halved
            ? { member, unit, ownership: '按份共有', share: '50%' }
            : { member, unit, ownership: '共同共有' },
        ),
      );
    },
  },
  {
    name: 'shop-beside-the-home',
    households: 45,
    raises: [suspension('commercial-property')],
    plant: (scene) => {
      own(scene);
      ownShop(scene);
    },
  },
  {
    name: 'shop-without-a-home',
    households: 60,
    raises: [review('commercial-property')],
    plant: (scene) => ownShop(scene),
  },
  {
    name: 'share-of-a-shop',
    households: 25,
    raises: [review('commercial-property')],
    plant: (scene) => {
      own(scene);
      ownShop(scene, { ownership: '按份共有', share: scene.random.pick([...halves, ...thirds]) });
    },
  },
  {
    name: 'shop-and-dwelling-in-one',
    households: 20,
    raises: [review('unclear-asset')],
    plant: (scene) => own(scene, { purpose: scene.random.pick(mixedPurposes) }),
  },
  {
    name: 'share-unclear',
    households: 35,
    raises: [review('unclear-asset')],
    plant: (scene) => {
      own(scene);
      ownPart(scene, scene.random.pick(['50', '', '各半', '一半']));
    },
  },
  {
    name: 'home-given-up',
    households: 80,
    raises: [],
    plant: (scene) => {
      own(scene);
      own(scene, { status: scene.random.pick(endedTitles) });
    },
  },
  {
    name: 'parking-or-storage',
    households: 60,
    raises: [],
    plant: (scene) => {
      own(scene);
      own(scene, { purpose: scene.random.pick(otherPurposes) });
    },
  },
];
