// SPDX-License-Identifier: GPL-3.0-or-later
// A body that goes on until somebody ends it, as television channels send it: read over one connection, held
// back while nobody takes what has come, and never taken up again where it breaks off. Its account's
// connections count as for all that is read. Thread: any; closes its connection when it goes.
#pragma once

#include "core/io/HttpThread.h"
#include "core/io/RangeTransfer.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace cuegate {

class EndlessBody final : public RangeSink, public std::enable_shared_from_this<EndlessBody>
{
public:
    /// More than this is not held: the upstream has to wait.
    static constexpr qsizetype kMostWaitingBytes = 1024 * 1024;

    EndlessBody(std::shared_ptr<HttpThread> thread, const UpstreamOptions &options,
                std::shared_ptr<UpstreamResource> resource);
    ~EndlessBody() override;

    /// Asks for it. Errors go to who takes: those of upstreams.
    void open();
    /// Goes on with one that was begun: \p begun has come of it already. The loop's thread.
    void takeOver(const std::shared_ptr<RangeTransfer> &transfer, const QByteArray &begun);

    /// \p changed is called on the loop's thread, or on this one, when there is something to take.
    void onChange(std::function<void()> changed);
    struct Taken
    {
        QByteArray bytes;
        bool isOver = false;        ///< nothing will follow
        std::optional<Error> error; ///< why it is over; nothing: its server ended it
    };
    [[nodiscard]] Taken take();
    /// Somebody waits for what it brings. Else its connection is given to who needs one.
    void setWanted(bool isWanted);
    /// What it has cost, if it was open()ed; one that was taken over counts where it was begun.
    [[nodiscard]] SourceCounters counters() const;

    [[nodiscard]] bool isWanted(quint64 tag) override;
    void onAccepted(quint64 /*tag*/) override {}
    HttpFlow onBytes(quint64 tag, QByteArrayView bytes) override;
    void onLate(quint64 /*tag*/, const Error & /*error*/) override {} // its last try waits for it
    void onFinished(quint64 tag, const std::optional<Error> &error) override;

private:
    void go(const std::shared_ptr<RangeTransfer> &transfer);

    const std::shared_ptr<HttpThread> m_thread; // keeps the loop
    const UpstreamOptions m_options;
    const std::shared_ptr<UpstreamResource> m_resource;
    std::atomic<bool> m_isWanted = false;
    std::atomic<bool> m_isOpened = false; // by open()
    mutable std::mutex m_mutex;
    std::shared_ptr<RangeTransfer> m_transfer; // guarded by m_mutex, as all below
    std::function<void()> m_changed;
    QByteArray m_bytes;
    bool m_isPaused = false; // the loop waits for resume()
    bool m_isOver = false;
    std::optional<Error> m_error;
};

} // namespace cuegate
