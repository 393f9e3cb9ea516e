// SPDX-License-Identifier: GPL-3.0-or-later
// Titles whose conversion hangs or crashes, perhaps with the program. Each is tried once more; if that fails
// like the first time, nothing of the title is converted for kBadFor, or until somebody forgives it. Threads
// that hang, or stand still where they crashed, are counted here, whoever lost them. Thread: net.
#pragma once

#include "core/base/Clock.h"
#include "core/base/Error.h"
#include "core/segment/ConversionMarks.h"

#include <functional>
#include <map>

namespace cuegate {

class ConversionFaults
{
public:
    static constexpr std::chrono::minutes kBadFor{10};
    static constexpr int kMostLost = 8; ///< threads; beyond them nothing is converted

    /// Knows what \p marks tell of the last run; they may be null. \p onChanged is told of a source whose
    /// refusal() may be another one now; empty: of all.
    ConversionFaults(const Clock &clock, std::shared_ptr<ConversionMarks> marks,
                     std::function<void(const QString &sourceId)> onChanged = {});

    /// Why nothing of it may be converted now: ConvertHangs, ConvertCrashes, ConvertBlocked.
    [[nodiscard]] std::optional<Error> refusal(const QString &sourceId) const;
    /// Whether it failed once, lately: one conversion of it at a time, and none before it is asked for.
    [[nodiscard]] bool isSuspect(const QString &sourceId) const;

    /// How many threads have been lost so far. Who begins a conversion remembers it.
    [[nodiscard]] quint64 losses() const { return m_losses; }
    /// A thread hangs in \p conversion, or stands still since \p crashSignal, before whose begin \p
    /// lossesBefore threads had been lost. What its askers are to be told. Of those that are lost at once,
    /// having begun before the first was noticed, only the first counts.
    [[nodiscard]] Error threadLost(const Conversion &conversion, quint64 lossesBefore, int crashSignal);
    void threadCameBack();
    /// What failed once was no fault of the title's, if it is done now.
    void succeeded(const Conversion &conversion);

    /// All is well again, as far as is known: somebody examines it anew, or it is another file now.
    void forgive(const QString &sourceId);
    /// Forgets what is old; to be called now and then.
    void expire();

    [[nodiscard]] const std::shared_ptr<ConversionMarks> &marks() const { return m_marks; }
    [[nodiscard]] std::chrono::milliseconds now() const { return m_clock.now(); }

private:
    struct Fault
    {
        Conversion conversion;
        ErrorCode code = ErrorCode::ConvertHangs; // if it is bad
        bool isBad = false;
        std::chrono::milliseconds at{};
        quint64 losses = 0; // up to it
    };
    [[nodiscard]] const Fault *current(const QString &sourceId) const;
    void takeDeaths();
    void tell(const QString &sourceId) const;

    const Clock &m_clock;
    const std::shared_ptr<ConversionMarks> m_marks;
    const std::function<void(const QString &)> m_onChanged;
    std::map<QString, Fault> m_faults;
    quint64 m_losses = 0;
    int m_lost = 0; // now
};

} // namespace cuegate
