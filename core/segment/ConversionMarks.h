// SPDX-License-Identifier: GPL-3.0-or-later
// A small file that says what is being converted, so that the next start knows what the program died in.
// Marks are written without syncing: they have to outlive the process, not the machine. What the program died
// in is remembered as suspect until it was converted well, or the program ended in order. Trials of hardware
// encoders are marked, too; those that are known to end the program are remembered until one goes well.
// Thread: any; all members are thread-safe.
#pragma once

#include "core/base/CrashNote.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace cuegate {

inline constexpr char kThumbnail[] = "thumb";      ///< instead of a rendition
inline constexpr char kEncoderTrial[] = "encoder"; ///< instead of a source, of which no id is like that

/// What is converted: a segment of a rendition, or the picture at a time.
struct Conversion
{
    QString sourceId;
    QByteArray rendition; ///< of a trial: the encoder
    qint64 number = 0;
    [[nodiscard]] bool isTrial() const { return sourceId == QLatin1StringView(kEncoderTrial); }
    friend bool operator==(const Conversion &, const Conversion &) = default;
};

class ConversionMarks
{
public:
    static constexpr int kDiedTwice = 9; ///< no handler hears of SIGKILL
    /// The last run died while it converted this.
    struct Death
    {
        Conversion conversion;
        /// 0: not known; it may have been killed, or the machine have lost its power. kDiedTwice: that, and
        /// it was the same trial both times.
        int signal = 0;
        bool again = false; ///< the source, or the encoder that was tried, was suspect before
    };

    /// Reads what the last run left at \p path, and begins anew. If it cannot be written, nothing is marked.
    explicit ConversionMarks(const QString &path);
    ~ConversionMarks();
    Q_DISABLE_COPY_MOVE(ConversionMarks)

    [[nodiscard]] const std::vector<Death> &deaths() const { return m_deaths; }

    /// Marks \p conversion as long as it lives, on the thread that made it.
    class Running
    {
    public:
        Running(std::shared_ptr<ConversionMarks> marks, const Conversion &conversion);
        ~Running();
        Q_DISABLE_COPY_MOVE(Running)
        void succeeded() { m_hasSucceeded = true; }

    private:
        const std::shared_ptr<ConversionMarks> m_marks; // may be null
        const Conversion m_conversion;
        const int m_slot;
        const CrashPlace m_place;
        bool m_hasSucceeded = false;
    };

    /// The source is no longer suspect.
    void forgive(const QString &sourceId);
    /// The program ends in order: the file goes, whatever still runs, but for what ends the program.
    void finish();

private:
    static constexpr int kSlots = 64;
    struct Slot
    {
        Conversion conversion;
        enum class Use { Free, Running, Suspect } use = Use::Free;
        int signal = 0; // of a suspect
        [[nodiscard]] bool outlivesRuns() const
        {
            return use == Use::Suspect && signal != 0 && conversion.isTrial();
        }
    };
    void read();
    [[nodiscard]] int take(const Conversion &conversion, Slot::Use use, int signal = 0); // -1: none is free
    void release(int slot, const Conversion &conversion, bool hasSucceeded);
    void write(int slot);
    [[nodiscard]] static qint64 signalOffset(int slot);

    QFile m_file;
    std::vector<Death> m_deaths;
    std::mutex m_mutex;
    std::array<Slot, kSlots> m_slots; // guarded by m_mutex, like m_file
};

} // namespace cuegate
