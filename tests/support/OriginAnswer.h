// SPDX-License-Identifier: GPL-3.0-or-later
// What the test origin answers a request with, its faults included: decided at once, carried out later.
// Thread: any; TestOrigin guards the entries.
#pragma once

#include "tests/support/TestOrigin.h"

namespace cuegate::test {

struct OriginEntry
{
    QByteArray bytes;
    QString fileName; // empty: bytes
    qint64 sizeBytes = 0;
    OriginFaults faults;
    OriginCounters counters;
    QList<OriginRequest> requests;
    int tickets = 0;         // given out so far
    int answersOfTicket = 0; // given for the last of them
};

struct OriginAnswer
{
    int status = 200;
    QByteArray head;
    qint64 beginBytes = 0;
    qint64 endBytes = 0;
    qint64 cutAt = -1;
    qint64 resetAt = -1;
    qint64 stallAt = -1;
    int waitMs = 0;
    int stallMs = -1;
    qint64 bytesPerSecond = 0;
    bool isChanged = false;
    bool isChunked = false;
    bool isEndless = false;
    bool closesAfter = false;
    QByteArray body;  // small bodies: errors, pages
    QByteArray bytes; // shared with the entry
    QString fileName;
};

/// \p isAlone: no other answer of the origin is under way. Counts in \p entry what happens only so often.
[[nodiscard]] OriginAnswer decideOriginAnswer(OriginEntry &entry, const OriginRequest &request, bool isAlone);
/// The target without its query.
[[nodiscard]] QByteArray originPathOf(const QByteArray &target);

/// Reads a request from a connection; \p buffer holds what has come of the next one. False: it has ended.
[[nodiscard]] bool readOriginRequest(int fd, QByteArray &buffer, OriginRequest &request);

} // namespace cuegate::test
