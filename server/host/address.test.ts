import { describe, expect, it } from 'vitest';
import { isAllowedAddress, parseEgressAllow, refusedPorts } from './address.ts';

const nothing = parseEgressAllow('');

describe('addresses', () => {
  it.each([
    '93.184.216.34',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '2606:2800:220:1:248:1893:25c8:1946',
    '::ffff:93.184.216.34',
  ])('that are public are reached: %s', (address) => {
    expect(isAllowedAddress(address, nothing)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::7f00:1',
    '100::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '3fff::1',
    'fc00::1',
    'fd00::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '',
    'localhost',
    'not an address',
  ])('that are not public are refused: %s', (address) => {
    expect(isAllowedAddress(address, nothing)).toBe(false);
  });

  it('of a range that the administrator names are reached, and no others', () => {
    const allow = parseEgressAllow('10.1.0.0/16, fd12::/16');
    const reached = ['10.1.2.3', '::ffff:10.1.2.3', 'fd12::5', '10.2.0.1', 'fd13::5', '127.0.0.1'];
    expect(reached.filter((address) => isAllowedAddress(address, allow))).toEqual([
      '10.1.2.3',
      '::ffff:10.1.2.3',
      'fd12::5',
    ]);
  });
});

describe('the list of the administrator', () => {
  it('holds ranges and endpoints, whatever their case and the spaces around them', () => {
    const allow = parseEgressAllow(' 10.0.0.0/8 ,Intern.Example:8080,[::1]:9000,, ');
    expect(allow.ranges).toHaveLength(1);
    expect([...allow.endpoints]).toEqual(['intern.example:8080', '[::1]:9000']);
  });

  it.each(['localhost', '10.0.0.0/99', 'http://a:1', 'a b:1', '*'])('refuses %s and names it', (part) => {
    expect(() => parseEgressAllow(`10.0.0.0/8,${part}`)).toThrow(`'${part}' is neither`);
  });

  it('does not open ports of services that take harm', () => {
    expect([22, 25, 5432, 6379].every((port) => refusedPorts.has(port))).toBe(true);
    expect([80, 443, 3000, 8080].some((port) => refusedPorts.has(port))).toBe(false);
  });
});
