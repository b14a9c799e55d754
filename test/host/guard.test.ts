import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeOf } from '../../src/host/address.ts'
import { admitted, allowedHosts, destination } from '../../src/host/guard.ts'

const none = allowedHosts([])
const hostIn = (url: string, ...allowed: string[]): string =>
  destination(url, allowedHosts(allowed)).host

describe('this machine is allowed in every spelling of it', () => {
  test.each([
    ['http://localhost/hook', 'localhost'],
    ['http://LOCALHOST./hook', 'localhost'],
    ['https://localhost:8443/', 'localhost'],
    ['http://127.0.0.1:3000/', '127.0.0.1'],
    ['http://127.0.0.1./', '127.0.0.1'],
    ['http://127.255.255.254/', '127.255.255.254'],
    ['http://127.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://0x7f000001/', '127.0.0.1'],
    ['http://017700000001/', '127.0.0.1'],
    ['http://１２７.０.０.１/', '127.0.0.1'],
    ['http://[::1]/', '::1'],
    ['http://[0:0:0:0:0:0:0:1]/', '::1'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
  ])('%s', (url, host) => {
    expect(hostIn(url)).toBe(host)
  })
})

describe('nothing else is, and the sentence says why', () => {
  test.each([
    ['not a url', /not a URL/],
    ['', /not a URL/],
    ['//localhost/hook', /not a URL/],
    ['http://', /not a URL/],
    ['ftp://localhost/hook', /neither http: nor https:/],
    ['file:///etc/passwd', /neither http: nor https:/],
    ['javascript:alert(1)', /neither http: nor https:/],
    ['http://user:pass@127.0.0.1/', /credentials/],
    ['http://token@localhost/', /credentials/],
    ['http://localhost@evil.example/', /credentials/],
    ['http://example.com/hook', /example\.com is not this machine/],
    ['http://93.184.216.34/', /not this machine/],
    ['http://[2606:2800:220:1::1]/', /not this machine/],
    ['http://localhost.example.com/', /not this machine/],
    ['http://app.localhost/', /not this machine/],
    ['http://localhost../', /not this machine/],
    ['http://127.0.0.1.nip.io/', /not this machine/],
    ['http://lоcalhost/', /xn--.* is not this machine/],
    ['http://10.0.0.1/', /private/],
    ['http://172.16.0.1/', /private/],
    ['http://172.31.255.255/', /private/],
    ['http://192.168.1.1/', /private/],
    ['http://3232235777/', /192\.168\.1\.1 is a private/],
    ['http://0xc0a80101/', /192\.168\.1\.1 is a private/],
    ['http://0300.0250.1.1/', /192\.168\.1\.1 is a private/],
    ['http://169.254.169.254/latest/meta-data', /metadata/],
    ['http://2852039166/', /metadata/],
    ['http://169.254.0.1/', /link-local/],
    ['http://168.63.129.16/', /metadata/],
    ['http://100.100.100.200/', /metadata/],
    ['http://100.64.0.1/', /carrier/],
    ['http://0.0.0.0/', /no address of a receiver/],
    ['http://0/', /no address of a receiver/],
    ['http://224.0.0.1/', /multicast/],
    ['http://255.255.255.255/', /reserved/],
    ['http://[::]/', /no address of a receiver/],
    ['http://[fc00::1]/', /private/],
    ['http://[fd12:3456::1]/', /private/],
    ['http://[fd00:ec2::254]/', /metadata/],
    ['http://[fe80::1]/', /link-local/],
    ['http://[ff02::1]/', /multicast/],
    ['http://[::ffff:169.254.169.254]/', /metadata/],
    ['http://[::ffff:10.0.0.1]/', /private/],
    ['http://[::ffff:a00:1]/', /private/],
    ['http://[::ffff:0:10.0.0.1]/', /private/],
    ['http://[::10.0.0.1]/', /private/],
    ['http://[::127.0.0.1]/', /reserved/],
    ['http://[64:ff9b::10.0.0.1]/', /private/],
    ['http://[64:ff9b::127.0.0.1]/', /reserved/],
    ['http://[64:ff9b::a9fe:a9fe]/', /metadata/],
    ['http://[64:ff9b:1::1]/', /reserved/],
    ['http://[2002:7f00:1::]/', /reserved/],
    ['http://[2002:a00:1::]/', /reserved/],
    ['http://[2001:0:a00:1::]/', /reserved/],
    ['http://[fec0::1]/', /reserved/],
  ])('%s', (url, why) => {
    expect(() => destination(url, none)).toThrow(why)
    expect(() => destination(url, none)).toThrow(/^not sent: /)
  })
})

test('a refusal holds no path, query or credential, and is no longer than a paragraph', () => {
  for (const host of ['user:hunter2@localhost', 'example.com', '10.0.0.1', 'x'.repeat(5000)]) {
    let message = ''
    try {
      destination(`http://${host}/secret-path?token=hunter2#hunter2`, none)
    } catch (error) {
      message = String(error)
    }
    expect(message).toMatch(/not sent/)
    expect(message).not.toMatch(/hunter2|secret-path/)
    expect(message.length).toBeLessThan(500)
  }
})

describe('a host is allowed by its very name', () => {
  test.each([
    ['https://my-app.test/hook', 'my-app.test'],
    ['https://MY-APP.test./hook', 'my-app.test'],
    ['https://my-app.test:8443/', 'My-App.Test.'],
    ['http://bücher.example/', 'xn--bcher-kva.example'],
    ['http://xn--bcher-kva.example/', 'bücher.example'],
    ['http://3232235777/', '192.168.1.1'],
    ['http://[FD12::1]/', 'fd12::1'],
    ['http://[fd12::1]/', '[fd12:0:0::1]'],
    ['http://93.184.216.34/', '93.184.216.34'],
  ])('%s by %s', (url, entry) => {
    expect(() => hostIn(url, entry)).not.toThrow()
    expect(() => destination(url, none)).toThrow()
  })

  test.each(['app.test', 'other-my-app.test', 'a.my-app.test', 'my-app.test.evil.com'])(
    'and %s is another',
    (host) => {
      expect(() => hostIn(`http://${host}/`, 'my-app.test')).toThrow(/not this machine/)
    },
  )

  test.each([
    '',
    ' ',
    '*',
    '*.example.com',
    'http://example.com',
    'example.com/x',
    'example.com:80',
    'a b',
    'u@example.com',
    '10.0.0.0/8',
    'example.com?x',
  ])('%j names none, and is refused at once', (entry) => {
    expect(() => allowedHosts([entry])).toThrow(/allowHosts takes names or addresses/)
  })
})

describe('an allowed name', () => {
  const toward = (addresses: readonly string[], ...also: string[]) =>
    admitted('my-app.test', addresses, allowedHosts(['my-app.test', ...also]))

  test('may lead to public addresses and to this machine', () => {
    toward(['93.184.216.34', '2606:2800:220:1::1', '127.0.0.1', '::1', '::ffff:127.0.0.1'])
  })

  test.each([
    '10.0.0.1',
    '169.254.169.254',
    '::ffff:10.0.0.1',
    'fe80::1%eth0',
    '0.0.0.0',
    'nonsense',
  ])('may not lead to %s, not even beside a public address', (address) => {
    expect(() => toward([address])).toThrow(/my-app\.test leads to/)
    expect(() => toward(['93.184.216.34', address])).toThrow(/my-app\.test leads to/)
  })

  test('may lead to a private address that is allowed itself', () => {
    toward(['10.0.0.1'], '10.0.0.1')
    toward(['FD12:0::1'], 'fd12::1')
    expect(() => toward(['10.0.0.1', '10.0.0.2'], '10.0.0.1')).toThrow(/10\.0\.0\.2/)
  })
})

test('an IPv4 address stands for the same in IPv6 clothes', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(placeOf(`::ffff:${address}`)).toBe(placeOf(address))
    }),
  )
})

test('every address of IPv6 stands for something, and only 2000::/3 or what is carried is public', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const place = placeOf(address)
      const first = new URL(`http://[${address}]`).hostname.slice(1)
      if (place === 'public') expect(first).toMatch(/^(?:[23][0-9a-f]{3}:|::|64:ff9b::)/)
    }),
  )
})
