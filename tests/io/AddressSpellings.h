// SPDX-License-Identifier: GPL-3.0-or-later
// Hosts as they may stand in a URL, that no source on the internet may lead to; "PORT" is to be replaced.
// Thread: any; pure.
#pragma once

#include <QByteArrayList>

namespace cuegate::test {

inline QByteArrayList addressSpellings()
{
    return {// of 127.0.0.1
            "127.0.0.1:PORT", "127.1:PORT", "127.0.1:PORT", "2130706433:PORT", "0x7f000001:PORT",
            "0x7F.0.0.1:PORT", "0x7f.1:PORT", "017700000001:PORT", "0177.0.0.1:PORT", "0177.0.0.01:PORT",
            "0177.1:PORT", "127.0.0.1.:PORT", "127.0.0.1:0PORT", "127.000.000.001:PORT",
            "%31%32%37.0.0.1:PORT", "127%2E0%2E0%2E1:PORT", "127。0。0。1:PORT", "127．0．0．1:PORT",
            "①②⑦.⓪.⓪.①:PORT", "１２７.0.0.1:PORT", "0x7f.0x0.0x0.0x1:PORT", "127.0.0.2:PORT",
            "127.255.255.254:PORT", "localhost:PORT", "LocalHost:PORT", "localhost.:PORT", "%6cocalhost:PORT",
            "ⓛocalhost:PORT",
            // who is meant is not who is named
            "user:pass@127.0.0.1:PORT", "cdn.example.com@127.0.0.1:PORT", "cdn.example.com:80@127.0.0.1:PORT",
            "cdn.example.com#@127.0.0.1:PORT/", "127.0.0.1:PORT\\@cdn.example.com/",
            "cdn.example.com\\@127.0.0.1:PORT/", "cdn.example.com%00@127.0.0.1:PORT", "%40127.0.0.1:PORT",
            "a:b@c:d@127.0.0.1:PORT",
            // of no host in particular
            "0.0.0.0:PORT", "0:PORT", "0.0:PORT", "0x0:PORT", "00000000:PORT", "[::]:PORT",
            "[0000::0000]:PORT", "[::0.0.0.0]:PORT",
            // IPv6
            "[::1]:PORT", "[0:0:0:0:0:0:0:1]:PORT", "[0000:0000:0000:0000:0000:0000:0000:0001]:PORT",
            "[::ffff:127.0.0.1]:PORT", "[::ffff:7f00:1]:PORT", "[::FFFF:7F00:0001]:PORT",
            "[0:0:0:0:0:ffff:127.0.0.1]:PORT", "[::127.0.0.1]:PORT", "[::ffff:0:127.0.0.1]:PORT",
            "[64:ff9b::127.0.0.1]:PORT", "[64:ff9b::7f00:1]:PORT", "[2002:7f00:1::]:PORT",
            "[2001:0:7f00:1::]:PORT", "[::1%25lo]:PORT", "[fe80::1%25lo]:PORT", "[fe80::1]:PORT",
            "[fc00::1]:PORT", "[fd12:3456::1]:PORT", "[ff02::1]:PORT",
            // others nobody on the internet has
            "10.0.0.1:PORT", "192.168.1.1:PORT", "172.16.0.1:PORT", "169.254.169.254:PORT", "100.64.0.1:PORT",
            "192.0.0.1:PORT", "198.18.0.1:PORT", "224.0.0.1:PORT", "240.0.0.1:PORT", "255.255.255.255:PORT"};
}

} // namespace cuegate::test
