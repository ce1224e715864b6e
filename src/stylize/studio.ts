import type { Engine } from "../engine/engine.ts";
import type { EngineRefusal } from "../engine/start_engine.ts";
import type { Network } from "../vgg/network.ts";
import type { Warning } from "./progress.ts";
import type { SettingsLayers } from "./settings.ts";

/** A network and an engine that are kept between jobs. */
export interface Studio {
  /** Options that shaped it. */
  readonly key: string;
  /** Network with weights. */
  readonly network: Network;
  /** Layers of both terms. */
  readonly layers: SettingsLayers;
  /** Engine that won. */
  readonly engine: Engine;
  /** Engines that did not, with the reason. */
  readonly refusals: readonly EngineRefusal[];
  /** What choosing them was worth telling. */
  readonly warnings: readonly Warning[];
}
