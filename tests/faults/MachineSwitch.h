// SPDX-License-Identifier: GPL-3.0-or-later
// Moves the clocks, fills the disk and breaks the encoders of a program that runs with MachineFaults.cpp
// preloaded.
// Thread: any one.
#pragma once

#include "tests/faults/CuegateProgram.h"

#include <QFile>

namespace cuegate::test {

class MachineSwitch
{
public:
    explicit MachineSwitch(FaultBench &bench)
        : m_library(bench.tool(QStringLiteral("libcuegate_machinefaults.so")))
        , m_file(bench.scratch() + QStringLiteral("/machine"))
    {
        if (m_file.open(QIODevice::ReadWrite) && m_file.resize(kBytes))
            m_numbers = reinterpret_cast<volatile qint64 *>(m_file.map(0, kBytes));
        if (!m_numbers)
            qFatal("no file can be mapped in %s", qPrintable(m_file.fileName()));
    }
    [[nodiscard]] ProgramOptions options() const
    {
        ProgramOptions options;
        options.environment[QStringLiteral("LD_PRELOAD")] = m_library;
        options.environment[QStringLiteral("CUEGATE_MACHINE_FAULTS")] = m_file.fileName();
        return options;
    }
    void setWallClockOff(qint64 seconds) { m_numbers[0] = seconds; }
    void sleepFor(qint64 seconds) { m_numbers[1] = m_numbers[1] + seconds; }
    void setDiskFull(bool isFull) { m_numbers[2] = isFull ? 1 : 0; }
    /// Encoders of pictures with so many lines; 0: none.
    void setHangingHeight(int lines) { m_numbers[3] = lines; }
    void setCrashingHeight(int lines) { m_numbers[4] = lines; }
    /// Of hardware encoders.
    void setDriversCrashing(bool areThey) { m_numbers[5] = areThey ? 1 : 0; }

private:
    static constexpr qint64 kBytes = sizeof(qint64) * 6;
    const QString m_library;
    QFile m_file;
    volatile qint64 *m_numbers = nullptr;
};

} // namespace cuegate::test
