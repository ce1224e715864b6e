import type { Engine, GramTarget } from "../engine/engine.ts";
import { type EngineRefusal, type StartedEngine, startEngine } from "../engine/start_engine.ts";
import { deepestLayer } from "../vgg/deepest_layer.ts";
import type { NetworkName } from "../vgg/layers.ts";
import type { Network } from "../vgg/network.ts";
import type { FetchProgress } from "../weights/fetch_network.ts";
import { loadNetwork } from "../weights/load_network.ts";
import type { Job } from "./job.ts";
import type { Warning } from "./progress.ts";
import { resolveLayers, type Settings, type SettingsLayers } from "./settings.ts";
import { readStyleTargets, type StyleTargetOptions } from "./style_targets.ts";

/** What a studio is opened for. */
export interface StudioOptions {
  /** Options, filled in. */
  readonly settings: Settings;
  /** Network to paint with. */
  readonly network: NetworkName | "auto";
  /** Weights file to use in place of the search. */
  readonly weights?: string | undefined;
  /** Stops a download. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of a download. */
  readonly onFetch?: ((progress: FetchProgress) => void) | undefined;
}

/** Gram matrices are kept for this many combinations of styles, size and layers. */
const KEPT_TARGETS = 64;

/** A network on a started engine, with the style targets that it has read: what stays warm between jobs. */
export class Studio {
  /** Engine that won. */
  readonly engine: Engine;
  /** Network with weights. */
  readonly network: Network;
  /** Engines that did not win, with the reason. */
  readonly refusals: readonly EngineRefusal[];
  /** What choosing them was worth telling. */
  readonly warnings: readonly Warning[];
  readonly #key: string;
  readonly #targets = new Map<string, Promise<GramTarget[]>>();

  private constructor(
    key: string,
    network: Network,
    rest: StartedEngine & { readonly warnings: readonly Warning[] },
  ) {
    this.#key = key;
    this.network = network;
    this.engine = rest.engine;
    this.refusals = rest.refusals;
    this.warnings = rest.warnings;
  }

  /** Loads the network and starts the engine. */
  static async open(options: StudioOptions): Promise<Studio> {
    const { settings, network: name, weights, signal, onFetch } = options;
    const { engine: choice, threads, taps, pooling, padding } = settings;
    const loaded = await loadNetwork(name, {
      weightsPath: weights,
      download: true,
      signal,
      onProgress: onFetch,
    });
    const { network } = loaded;
    const started = await startEngine({
      choice,
      threads,
      network,
      reading: { taps, pooling, padding },
      deepest: deepestLayer(network.table, askedLayers(resolveLayers(settings, network.table))),
    });
    const warnings = [...loaded.warnings, ...fallbackWarnings(settings, started)];
    return new Studio(keyOf(options), network, { ...started, warnings });
  }

  /** Whether it can be used for other options as it stands. */
  fits(options: StudioOptions): boolean {
    return this.#key === keyOf(options);
  }

  /** Layers of both terms, with their weights under these settings. */
  layersOf(settings: Settings): SettingsLayers {
    return resolveLayers(settings, this.network.table);
  }

  /** Reads the styles of a job, or remembers them. */
  targetsOf(job: Job, asked: Omit<StyleTargetOptions, "styles">): Promise<GramTarget[]> {
    const { content, styles } = job.inputs;
    const recolored = job.recolored ? content.sha256 : "";
    const key = JSON.stringify([recolored, styles, asked]);
    const known = this.#targets.get(key);
    if (known) return known;
    if (this.#targets.size >= KEPT_TARGETS) this.#targets.clear();
    const targets = readStyleTargets(this.engine, { styles: job.styles, ...asked });
    this.#targets.set(key, targets);
    return targets;
  }

  /** Frees the engine. */
  close(): void {
    this.engine.dispose();
  }
}

/** Whatever shapes network or engine. */
function keyOf({ settings, network, weights }: StudioOptions): string {
  const { engine, threads, taps, pooling, padding, contentLayers, styleLayers } = settings;
  return [network, weights, engine, threads, taps, pooling, padding, contentLayers, styleLayers]
    .join();
}

function askedLayers(
  { content, style }: SettingsLayers,
): SettingsLayers["style"][number]["layer"][] {
  return [...content, ...style].map(({ layer }) => layer);
}

/** A CPU is what most machines have, so only an engine that was skipped for a fault is worth a line. */
function fallbackWarnings(settings: Settings, started: StartedEngine): Warning[] {
  if (settings.engine === "auto") return [];
  return started.refusals.map(({ engine, reason }) => ({
    code: "engine-fallback",
    message: `Using ${started.engine.name} instead of ${engine}: ${reason}`,
  }));
}
