// SPDX-License-Identifier: GPL-3.0-or-later
// A channel whose server sends one transport stream without end, for all who watch it: one connection, which
// is opened when somebody asks and ended some seconds after the last has left; what it brings is cut into
// segments that are kept in LiveRing. Where it breaks off it is opened again, ever more seldom. Thread: net;
// the same with any clock in tests.
#pragma once

#include "core/live/BroadcastTable.h"
#include "core/live/BroadcastViewers.h"
#include "core/live/LiveBody.h"
#include "core/live/LiveChannel.h"
#include "core/live/LiveRing.h"
#include "core/live/StreamDescription.h"

namespace cuegate {

class LiveBroadcast
{
public:
    using Ask = BroadcastViewers::Ask;
    struct Wiring ///< all of it must outlive the broadcast
    {
        std::function<std::unique_ptr<LiveBody>()> open;
        LiveRing &ring;
        const Clock &clock;
        LiveWiring::After after;
        /// What is heard of it that may have changed: failure(), description().
        std::function<void()> changed = {};
    };
    explicit LiveBroadcast(Wiring wiring);
    /// Who waits is told Cancelled.
    ~LiveBroadcast();

    /// Goes on with a body that was begun to see what it is: it is kept for who comes in the next seconds.
    void adopt(std::unique_ptr<LiveBody> body);
    /// Opens it, though nobody watches: to see whether it can be had again.
    void tryNow();

    void noteAsked(const QByteArray &viewer, Ask ask);
    void wentElsewhere(const QByteArray &viewer);

    using TextDone = std::function<void(const Result<QByteArray> &)>;
    /// Our multivariant playlist, with one variant at \p uri; \p done is called once, possibly before this
    /// returns. Without CODECS where they are long in coming. Errors: those of the
    /// upstream; MediaEncrypted.
    void askMaster(const QByteArray &uri, TextDone done);
    /// The description, if it is open and can be told within some seconds.
    void askDescription(std::function<void()> done);
    /// Whether there is something for who reads it as one body. Errors: as askPlaylist().
    void askBeginning(std::function<void(const std::optional<Error> &)> done);
    /// Errors: the same; UpstreamSlow if it has not gone on for three target durations.
    /// Who has seen what there is waits a little for more.
    void askPlaylist(const QByteArray &viewer, TextDone done);
    /// Errors: NotFound without a code if it is not there any more, or yet.
    [[nodiscard]] Result<QByteArray> segment(qint64 number);
    [[nodiscard]] const BroadcastEntry *entry(qint64 number) const { return m_table.find(number); }

    /// Where one is who reads it as one body, segment by segment as they grow.
    struct Place
    {
        qint64 number = -1; ///< -1: at the beginning of the newest
        int givenUp = 0;
        qint64 offsetBytes = 0;
    };
    struct Look
    {
        QByteArray bytes; ///< empty: there is nothing yet
        bool isTooLate = false;
    };
    [[nodiscard]] Look look(Place &place, qint64 mostBytes);
    using Listener = quint64;
    /// \p viewer reads it as one body; \p changed is called when there may be more, or when it has ended.
    [[nodiscard]] Listener listen(const QByteArray &viewer, std::function<void()> changed);
    void unlisten(Listener listener);
    /// Why it cannot go on now; nothing: it does, or may still.
    [[nodiscard]] std::optional<Error> stop() const;

    /// What was told last of why those who watch get no further; nothing: they do.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    /// Null: nothing is known yet.
    [[nodiscard]] const std::shared_ptr<const StreamDescription> &description() const
    {
        return m_description;
    }
    /// Of all bodies it has open()ed.
    [[nodiscard]] SourceCounters counters() const;
    /// Nobody reads it as one body, and it is not open.
    [[nodiscard]] bool isIdle() const { return !m_body && m_readers.empty(); }

private:
    using Duration = std::chrono::milliseconds;
    struct Waiter
    {
        std::function<bool()> isReady; ///< else only a stop is told
        std::function<void(const std::optional<Error> &)> done;
    };
    [[nodiscard]] Duration target() const;
    [[nodiscard]] Duration patience() const;
    [[nodiscard]] bool isWatched() const;
    [[nodiscard]] bool isWanted() const;
    void wait(std::function<bool()> isReady, std::function<void(const std::optional<Error> &)> done);
    void open();
    void start(std::unique_ptr<LiveBody> body);
    void close();
    void later(Duration wait, std::function<void()> task);
    void tick();
    void read();
    void readLater();
    void cutTaken(std::vector<CutSegment> &segments);
    void keep(std::vector<CutSegment> &segments);
    void describe(QByteArrayView bytes);
    void ended(const std::optional<Error> &error);
    [[nodiscard]] Duration pause() const;
    [[nodiscard]] Duration aheadBy() const;
    void tellAll();
    void setFailure(const std::optional<Error> &failure);
    [[nodiscard]] QByteArray masterText(const QByteArray &uri) const;

    const Wiring m_wiring;
    const quint64 m_id;
    BroadcastViewers m_viewers;
    BroadcastTable m_table;
    TransportStreamCutter m_cutter;
    std::unique_ptr<LiveBody> m_body;
    EndlessBody::Taken m_taken; // of the body, and not cut yet
    SourceCounters m_counters;  // of bodies that are over
    bool m_isTicking = false;
    bool m_isReadPlanned = false;
    Duration m_openedAt{};
    Duration m_keptUntil{};         // though nobody watches
    std::optional<Duration> m_pace; // when ticks() were m_paceTicks
    qint64 m_paceTicks = 0;
    qint64 m_ticksAtOpen = 0;
    Duration m_wentOnAt{};         // the last segment was done
    std::optional<Error> m_ending; // why the last body was over
    Duration m_againAt{};          // not before is another opened
    int m_vain = 0;                // bodies in a row that brought nothing to speak of
    std::optional<Error> m_failure;
    std::shared_ptr<const StreamDescription> m_description;
    qsizetype m_describedBytes = 0; // that were looked at
    bool m_isDescribed = false;     // all of it
    std::vector<Waiter> m_waiters;
    struct Reader
    {
        QByteArray viewer;
        std::function<void()> changed;
    };
    std::map<Listener, Reader> m_readers;
    Listener m_lastReader = 0;
    std::shared_ptr<LiveBroadcast *> m_self = std::make_shared<LiveBroadcast *>(this); // for what comes later
};

} // namespace cuegate
