/** Titles planted on purpose. */
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import {
  commercialPurposes,
  drawHome,
  drawTitle,
  endedTitles,
  mixedPurposes,
  otherPurposes,
  registry,
} from '../../shared/domain/catalogue/sources/property-sample.ts';
import { soilHarmlessly } from './dirt.ts';
import type { Member } from './families.ts';
import { enter } from './ledger.ts';
import { countyName } from './places.ts';
import { review, suspension, type Plot, type Scene } from './plots.ts';

const halves = ['50%', '1/2', '0.5', '二分之一'];
const thirds = ['1/3', '三分之一', '33.33%'];

const placeOf = ({ household }: Scene): string => countyName + household.place.town;

/** The head's title unless it is another member's. */
function own(scene: Scene, given: Cells = {}, member: Member = scene.head): void {
  const { ledger, random } = scene;
  const cells = drawTitle(random, placeOf(scene), given);
  enter(ledger, registry, { member, signature: soilHarmlessly(random, member), cells });
}

const ownPart = (scene: Scene, share: string): void => own(scene, { ownership: '按份共有', share });

const ownShop = (scene: Scene, given: Cells = {}): void =>
  own(scene, { purpose: scene.random.pick(commercialPurposes), ...given });

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
      const home = drawHome(scene.random, placeOf(scene));
      const shared = scene.random.chance(0.3)
        ? { ownership: '按份共有', share: '50%' }
        : { ownership: '共同共有' };
      for (const member of scene.household.members.slice(0, 2)) own(scene, { ...home, ...shared }, member);
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
      own(scene, { title_status: scene.random.pick(endedTitles) });
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
