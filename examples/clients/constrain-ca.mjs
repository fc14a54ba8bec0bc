#!/usr/bin/env node
// Creates a CA with name constraints, and certificates under it, with the AWS SDK for JavaScript v3.
//
//     pca-constrain encode --policy examples/servers.yaml > constraints.json
//     npm install
//     node constrain-ca.mjs http://127.0.0.1:4566 constraints.json
//
// Works on what listens at the endpoint: `pca-constrain sandbox` needs no account and costs nothing. Removes what it made.
// Exits with 1 if anything is not as it must be. Needs openssl.

import * as acmModule from '@aws-sdk/client-acm';
import * as pcaModule from '@aws-sdk/client-acm-pca';
import { execFileSync } from 'node:child_process';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [permitted, outside] = ['app.api.dev.example.com', 'app.prod.dev.example.com'];
const templates = 'arn:aws:acm-pca:::template/';
const signing = 'SHA256WITHRSA';
const passphrase = 'only for the transport';
const patience = { minDelay: 1, maxWaitTime: 60 };

function check(holds, what) {
  if (!holds) {
    throw new Error(`${what}: no`);
  }
  console.log(`${what}: yes`);
}

/** A CA without a certificate, and its CSR. */
async function createCa(pca, type, name) {
  const { CertificateAuthorityArn } = await pca.createCertificateAuthority({
    CertificateAuthorityType: type,
    CertificateAuthorityConfiguration: {
      KeyAlgorithm: 'RSA_2048',
      SigningAlgorithm: signing,
      Subject: { Organization: 'Example', CommonName: name },
    },
  });
  const ca = { CertificateAuthorityArn };
  await pcaModule.waitUntilCertificateAuthorityCSRCreated({ client: pca, ...patience }, ca);
  return [ca, (await pca.getCertificateAuthorityCsr(ca)).Csr];
}

/** A certificate, and its chain unless it is a root's. */
async function issue(pca, ca, csr, template, days, passthrough) {
  const { CertificateArn } = await pca.issueCertificate({
    ...ca,
    Csr: Buffer.from(csr),
    SigningAlgorithm: signing,
    TemplateArn: templates + template,
    Validity: { Type: 'DAYS', Value: days },
    ApiPassthrough: passthrough,
  });
  await pcaModule.waitUntilCertificateIssued({ client: pca, ...patience }, { ...ca, CertificateArn });
  return pca.getCertificate({ ...ca, CertificateArn });
}

async function install(pca, ca, { Certificate, CertificateChain }) {
  await pca.importCertificateAuthorityCertificate({
    ...ca,
    Certificate: Buffer.from(Certificate),
    CertificateChain: CertificateChain && Buffer.from(CertificateChain),
  });
  const described = await pca.describeCertificateAuthority(ca);
  check(described.CertificateAuthority.Status === 'ACTIVE', `${ca.CertificateAuthorityArn} is active`);
}

/** A root CA, and a subordinate whose certificate has these constraints. */
async function constrain(pca, constraints) {
  const [root, rootCsr] = await createCa(pca, 'ROOT', 'Example Root');
  await install(pca, root, await issue(pca, root, rootCsr, 'RootCACertificate/V1', 3650));
  const [subordinate, csr] = await createCa(pca, 'SUBORDINATE', 'Example Subordinate');
  // With a template that is not an APIPassthrough one, AWS ignores the constraints and says nothing.
  const template = 'SubordinateCACertificate_PathLen0_APIPassthrough/V1';
  const issued = await issue(pca, root, csr, template, 1825, constraints);
  const wanted = Buffer.from(constraints.Extensions.CustomExtensions[0].Value, 'base64');
  check(new X509Certificate(issued.Certificate).raw.includes(wanted), 'the certificate has the constraints');
  await install(pca, subordinate, issued);
  return [root, subordinate];
}

/** Whether the CA issues a certificate for the name; if so, OpenSSL verifies it. */
async function accepts(pca, ca, name, openssl, file) {
  openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'leaf.key', '-subj', `/CN=${name}`, '-out', 'leaf.csr');
  const names = { Extensions: { SubjectAlternativeNames: [{ DnsName: name }] } };
  try {
    const csr = readFileSync(file('leaf.csr'));
    const issued = await issue(pca, ca, csr, 'EndEntityCertificate_APIPassthrough/V1', 30, names);
    writeFileSync(file('leaf.pem'), issued.Certificate);
    writeFileSync(file('chain.pem'), issued.CertificateChain);
  } catch (refusal) {
    if (refusal.name === 'ValidationException' || refusal instanceof pcaModule.RequestFailedException) {
      return false;
    }
    throw refusal;
  }
  openssl('verify', '-CAfile', 'chain.pem', 'leaf.pem');
  return true;
}

/** Polls until the certificate is as it should be. */
async function until(acm, CertificateArn, isDone) {
  for (let i = 0; i < 60; i++) {
    const { Certificate } = await acm.describeCertificate({ CertificateArn });
    if (isDone(Certificate)) {
      return Certificate;
    }
    await sleep(500);
  }
  throw new Error(`${CertificateArn} takes too long`);
}

async function request(acm, ca, name, tags) {
  const { CertificateArn } = await acm.requestCertificate({ DomainName: name, ...ca, Tags: tags });
  return until(acm, CertificateArn, (detail) => detail.Status !== 'PENDING_VALIDATION');
}

/** The key that comes with the certificate is the one that was certified. */
async function exportKey(acm, CertificateArn) {
  const exported = await acm.exportCertificate({ CertificateArn, Passphrase: Buffer.from(passphrase) });
  const key = createPrivateKey({ key: exported.PrivateKey, passphrase });
  check(new X509Certificate(exported.Certificate).checkPrivateKey(key), 'the exported key fits');
}

async function renew(acm, CertificateArn) {
  await acm.renewCertificate({ CertificateArn });
  const renewed = await until(acm, CertificateArn, (detail) => detail.RenewalSummary?.RenewalStatus !== 'PENDING_AUTO_RENEWAL');
  check(renewed.RenewalSummary.RenewalStatus === 'SUCCESS', 'the certificate is renewed');
}

/** A certificate that ACM did not issue. */
async function importOwn(acm, openssl, file) {
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'import.key'];
  openssl('req', '-x509', ...key, '-subj', '/CN=imported.example.com', '-days', '30', '-out', 'import.pem');
  const [Certificate, PrivateKey] = ['import.pem', 'import.key'].map((name) => readFileSync(file(name)));
  return (await acm.importCertificate({ Certificate, PrivateKey })).CertificateArn;
}

async function list(acm) {
  const found = [];
  for await (const page of acmModule.paginateListCertificates({ client: acm, pageSize: 1 }, {})) {
    found.push(...page.CertificateSummaryList.map((summary) => summary.CertificateArn));
  }
  return found;
}

async function deleteCertificate(acm, CertificateArn) {
  await acm.deleteCertificate({ CertificateArn });
  const error = await acm.describeCertificate({ CertificateArn }).catch((refusal) => refusal);
  check(error instanceof acmModule.ResourceNotFoundException, `${CertificateArn} is deleted`);
}

async function deleteCa(pca, ca) {
  await pca.updateCertificateAuthority({ ...ca, Status: 'DISABLED' });
  await pca.deleteCertificateAuthority({ ...ca, PermanentDeletionTimeInDays: 7 });
  const error = await pca.getCertificateAuthorityCertificate(ca).catch((refusal) => refusal);
  check(error instanceof pcaModule.InvalidStateException, `${ca.CertificateAuthorityArn} is deleted`);
}

async function useAcm(acm, pca, ca, openssl, file) {
  const Actions = ['IssueCertificate', 'GetCertificate', 'ListPermissions'];
  await pca.createPermission({ ...ca, Principal: 'acm.amazonaws.com', Actions });
  const good = await request(acm, ca, permitted, [{ Key: 'stage', Value: 'development' }]);
  check(good.Status === 'ISSUED', `ACM issues ${permitted}`);
  const bad = await request(acm, ca, outside);
  check(bad.FailureReason === 'PCA_NAME_CONSTRAINTS_VALIDATION', `ACM refuses ${outside} for name constraints`);
  const { Tags } = await acm.listTagsForCertificate({ CertificateArn: good.CertificateArn });
  check(Tags.length === 1 && Tags[0].Value === 'development', 'the tag is there');
  await exportKey(acm, good.CertificateArn);
  await renew(acm, good.CertificateArn);
  const all = [good.CertificateArn, bad.CertificateArn, await importOwn(acm, openssl, file)];
  const listed = await list(acm);
  check(all.every((arn) => listed.includes(arn)), 'all certificates are listed');
  for (const arn of all) {
    await deleteCertificate(acm, arn);
  }
}

async function main(endpoint, constraintsFile) {
  const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };
  const pca = new pcaModule.ACMPCA({ endpoint, region: 'us-east-1', credentials });
  const acm = new acmModule.ACM({ endpoint, region: 'us-east-1', credentials });
  const constraints = JSON.parse(readFileSync(constraintsFile, 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'constrain-ca-'));
  const file = (name) => join(folder, name);
  const openssl = (...words) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  try {
    const [root, subordinate] = await constrain(pca, constraints);
    check(await accepts(pca, subordinate, permitted, openssl, file), `Private CA issues ${permitted}`);
    check(!(await accepts(pca, subordinate, outside, openssl, file)), `Private CA refuses ${outside}`);
    await useAcm(acm, pca, subordinate, openssl, file);
    await deleteCa(pca, subordinate);
    await deleteCa(pca, root);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv.length !== 4) {
  console.error('usage: constrain-ca.mjs ENDPOINT CONSTRAINTS.json');
  process.exit(2);
}
await main(process.argv[2], process.argv[3]).catch((error) => {
  console.error(`constrain-ca.mjs: ${error.message}`);
  process.exit(1);
});
