// Asks @cloud-copilot/iam-simulate about requests: node simulate.mjs FOLDER-WITH-THE-PACKAGE FILE. Prints a line for each.
// It calls the engine itself: what wraps it checks policies first, and refuses context keys that it does not expect.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, file] = process.argv.slice(2);
const inside = createRequire(join(folder, 'node_modules/@cloud-copilot/iam-simulate/dist/cjs/index.js'));
const { authorize } = inside('./core_engine/CoreSimulatorEngine.js');
const { DiscoveryContextKeyConstraints } = inside('./context_keys/discoveryContextKeyConstraints.js');
const { AwsRequestImpl } = inside('./request/request.js');
const { RequestContextImpl } = inside('./requestContext.js');
const { loadPolicy } = inside('@cloud-copilot/iam-policy');

const full = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const loaded = (policies) => (policies ?? []).map((policy, i) => loadPolicy(policy, { name: `policy${i}` }));
const allows = (policy) => [policy.Statement].flat().some((statement) => statement.Effect === 'Allow');
// A policy that only denies is beside one that allows everything; each other policy is at a level of its own.
const levels = (policies) =>
    (policies ?? []).map((policy, i) => ({
        orgIdentifier: `ou-${i}`,
        policies: loaded(allows(policy) ? [policy] : [full, policy]),
    }));
const single = (values) => (values.length === 1 ? values[0] : values);
const session = (arn) => arn.replace(/^(arn:[^:]*):iam::(\d+):role\/(?:.*\/)?([^/]+)$/, '$1:sts::$2:assumed-role/$3/session');

for (const row of JSON.parse(readFileSync(file, 'utf8'))) {
    const context = Object.entries(row.actual ?? row.context ?? {}).filter(([, values]) => values.length > 0);
    const policies = row.policy ?? [];
    const joined = { ...policies[0], Statement: policies.flatMap((policy) => policy.Statement) };
    const analysis = authorize({
        request: new AwsRequestImpl(
            session(row.principal),
            { resource: row.resource, accountId: row.resource.split(':')[4] },
            row.action,
            new RequestContextImpl(Object.fromEntries(context.map(([key, values]) => [key, single(values)]))),
        ),
        sessionPolicy: undefined,
        identityPolicies: loaded(row.identity),
        serviceControlPolicies: levels(row.scp),
        resourceControlPolicies: levels(row.rcp),
        resourcePolicy: policies.length === 0 ? undefined : loaded([joined])[0],
        permissionBoundaries: row.boundary ? loaded(row.boundary) : undefined,
        vpcEndpointPolicies: undefined,
        simulationParameters: {
            simulationMode: 'Strict',
            discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]),
        },
        serviceSettings: { s3: {} },
    });
    console.log(analysis.result);
}
