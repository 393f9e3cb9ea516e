// SPDX-License-Identifier: GPL-3.0-or-later
// Moves the clocks and fills the disk of a program that runs with MachineFaults.cpp preloaded.
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
        if (m_file.open(QIODevice::ReadWrite) && m_file.resize(sizeof(qint64) * 3))
            m_numbers = reinterpret_cast<volatile qint64 *>(m_file.map(0, sizeof(qint64) * 3));
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

private:
    const QString m_library;
    QFile m_file;
    volatile qint64 *m_numbers = nullptr;
};

} // namespace cuegate::test
