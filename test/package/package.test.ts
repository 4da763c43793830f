import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { build as pack, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/run.ts';

const require = createRequire(import.meta.url);

/** A folder in the shape of Electron's download, so that packing runs without it; what is looked at is what goes beside it. */
function standInForElectron(folder: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  writeFileSync(join(folder, 'electron'), '#!/bin/sh\n');
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(folder, name), '');
  return folder;
}

describe('the package that IT staff install', () => {
  const work = mkdtempSync(join(tmpdir(), 'tanggap-package-'));
  const out = join(work, 'dist');
  let archive: readonly string[] = [];

  beforeAll(async () => {
    await pack({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir'),
      publish: 'never',
      config: {
        extends: join(root, 'electron-builder.yml'),
        directories: { output: out },
        electronDist: standInForElectron(join(work, 'electron')),
        // Fuses are set in Electron's own binary, which is not here.
        electronFuses: null,
      },
    });
    archive = listPackage(join(out, 'linux-unpacked/resources/app.asar'), { isPack: false });
  });

  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('is described by a configuration that fits electron-builder’s own schema', async () => {
    const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js');
    const { DebugLogger } = require('builder-util');
    const config = await getConfig(root, 'electron-builder.yml', null);
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...config, fuse: true }, new DebugLogger(false))).rejects.toThrow('fuse');
  });

  it('holds the built program and its native modules', () => {
    for (const file of [
      '/out/main/main.js',
      '/out/main/core.js',
      '/out/main/formChecker.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
    ])
      expect(archive).toContain(file);
    expect(archive).toContain('/node_modules/better-sqlite3/prebuilds/linux-x64.node');
  });

  it('holds no source, no test, no map and no stand-in for Electron', () => {
    const foreign = archive.filter((file) =>
      /^\/(runtime|test|bench|scripts|server|core|main|renderer|shared|docs|artifacts|packs)(\/|$)|\.(ts|tsx|map)$/.test(
        file,
      ),
    );
    expect(foreign).toEqual([]);
  });

  it('holds only the packages that the program needs at run time', () => {
    const packages = new Set(
      archive
        .flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(file)?.[1] ?? [])
        .filter((name) => !/^@[^/]+$/.test(name)),
    );
    expect(packages).not.toContain('electron');
    expect(packages).not.toContain('playwright');
    expect(packages).not.toContain('react');
    expect(packages).toContain('better-sqlite3');
  });

  it('carries the packs and the regions beside the archive, as files', () => {
    const resources = join(out, 'linux-unpacked/resources');
    expect(readdirSync(join(resources, 'packs')).toSorted()).toEqual([
      'README.md',
      'covid-2020',
      'default.json',
      'koperasi-2026',
    ]);
    for (const pack of ['covid-2020', 'koperasi-2026']) {
      const folder = join(resources, 'packs', pack);
      expect(readdirSync(folder).toSorted()).toEqual(['forms', 'knowledge', 'pack.json']);
      // The workbook itself: the desk compiles it at its first start.
      expect(readdirSync(join(folder, 'forms'))).toEqual(['intake.xlsx']);
    }
    expect(readdirSync(join(resources, 'regions'))).toEqual(['regions.sqlite']);
  });
});
