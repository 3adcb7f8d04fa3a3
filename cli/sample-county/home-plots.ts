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
import { plot, review, suspension, type Plot, type Scene } from './plots.ts';

const halves = ['50%', '1/2', '0.5', '二分之一'];
const thirds = ['1/3', '三分之一', '33.33%'];

const townOf = ({ household }: Scene): string => countyName + household.place.town;

/** The head's title unless it is another member's. */
function own(scene: Scene, given: Cells = {}, member: Member = scene.head): void {
  const { ledger, random } = scene;
  const cells = drawTitle(random, townOf(scene), given);
  enter(ledger, registry, { member, signature: soilHarmlessly(random, member), cells });
}

const ownPart = (scene: Scene, share: string): void => own(scene, { ownership: '按份共有', share });

const ownShop = (scene: Scene, given: Cells = {}): void =>
  own(scene, { purpose: scene.random.pick(commercialPurposes), ...given });

export const homePlots: readonly Plot[] = [
  plot('two-homes', 240, [review('second-home')], (scene) => {
    own(scene);
    own(scene);
  }),
  plot('a-home-and-a-share-of-another', 50, [review('second-home')], (scene) => {
    own(scene);
    ownPart(scene, scene.random.pick(thirds));
  }),
  plot('two-halves-of-homes', 60, [], (scene) => {
    ownPart(scene, scene.random.pick(halves));
    ownPart(scene, scene.random.pick(halves));
  }),
  {
    ...plot('one-home-of-two-owners', 300, [], (scene) => {
      const home = drawHome(scene.random, townOf(scene));
      const shared = scene.random.chance(0.3)
        ? { ownership: '按份共有', share: '50%' }
        : { ownership: '共同共有' };
      for (const member of scene.household.members.slice(0, 2)) own(scene, { ...home, ...shared }, member);
    }),
    suits: ({ members }) => members.length > 1,
  },
  plot('shop-beside-the-home', 45, [suspension('commercial-property')], (scene) => {
    own(scene);
    ownShop(scene);
  }),
  plot('shop-without-a-home', 60, [review('commercial-property')], (scene) => ownShop(scene)),
  plot('share-of-a-shop', 25, [review('commercial-property')], (scene) => {
    own(scene);
    ownShop(scene, { ownership: '按份共有', share: scene.random.pick([...halves, ...thirds]) });
  }),
  plot('shop-and-dwelling-in-one', 20, [review('unclear-asset')], (scene) =>
    own(scene, { purpose: scene.random.pick(mixedPurposes) }),
  ),
  plot('share-unclear', 35, [review('unclear-asset')], (scene) => {
    own(scene);
    ownPart(scene, scene.random.pick(['50', '', '各半', '一半']));
  }),
  plot('home-given-up', 80, [], (scene) => {
    own(scene);
    own(scene, { title_status: scene.random.pick(endedTitles) });
  }),
  plot('parking-or-storage', 60, [], (scene) => {
    own(scene);
    own(scene, { purpose: scene.random.pick(otherPurposes) });
  }),
];
