// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows share: how thorough to be, where the programs are, films to serve, and a note of every
// program that died. Thread: the rows'; noteAccident() any.
#pragma once

#include "tests/faults/FaultRow.h"

#include <QMap>
#include <QStringList>
#include <QTemporaryDir>

#include <mutex>

namespace cuegate::test {

class FaultBench
{
public:
    enum class Effort { Quick, Full };

    /// \p program: the cuegate to test; \p toolFolder: where the test programs are.
    FaultBench(Effort effort, QString program, QString toolFolder);

    [[nodiscard]] bool isFull() const { return m_effort == Effort::Full; }
    /// How often to do it: FAULTS.md's number, or fewer for a quick run.
    [[nodiscard]] int times(int full, int quick) const { return isFull() ? full : quick; }
    [[nodiscard]] QString program() const { return m_program; }
    [[nodiscard]] QString tool(const QString &name) const { return m_toolFolder + u'/' + name; }
    /// A program with sanitizers needs several times the memory, so only the other is held to those bars.
    [[nodiscard]] bool isMemoryJudged() const { return !m_isSanitized; }
    /// What a bar of time is multiplied by: sanitizers make everything slower.
    [[nodiscard]] double slack() const { return m_isSanitized ? 4 : 1; }
    [[nodiscard]] bool isSanitized() const { return m_isSanitized; }

    /// 30 s of H.264 (a keyframe each 2 s) and AAC, made by ffmpeg once; \p name ends in .mkv, .mp4 or .ts.
    /// One that begins with "big" has some 20 MB; those with "tall" and "low" are MPEG-4 of 540 and 180
    /// lines, which is converted for players. Empty if there is no ffmpeg.
    [[nodiscard]] QString film(const QString &name);
    /// Its bytes.
    [[nodiscard]] QByteArray filmBytes(const QString &name);
    /// A new folder, gone with the bench.
    [[nodiscard]] QString scratch();

    /// Runs slots of QtTest programs that prove (a part of) a row in this process' place.
    [[nodiscard]] Verdict fromTests(const QList<std::pair<QString, QStringList>> &programs) const;

    void noteAccident(const QString &what);
    [[nodiscard]] QStringList takeAccidents();

private:
    const Effort m_effort;
    const QString m_program;
    const QString m_toolFolder;
    const bool m_isSanitized;
    QTemporaryDir m_scratch;
    int m_scratches = 0;
    QMap<QString, QString> m_films;
    std::mutex m_mutex;
    QStringList m_accidents; // guarded by m_mutex
};

} // namespace cuegate::test
