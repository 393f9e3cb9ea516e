// SPDX-License-Identifier: GPL-3.0-or-later
// Brings one range of an upstream resource, in order and byte for byte, through redirects, broken connections
// and retries (RFC 9110 sections 13.1.5, 14 and 15.4). Thread: the HttpLoop's, but the constructor.
#pragma once

#include "core/base/ByteRange.h"
#include "core/io/ConnectionScheduler.h"
#include "core/io/HttpLoop.h"
#include "core/io/RetrySchedule.h"
#include "core/io/UpstreamOptions.h"
#include "core/io/UpstreamResource.h"

#include <set>

namespace cuegate {

/// Where the bytes go. Called on the loop's thread; \p tag is the transfer's.
class RangeSink
{
public:
    virtual ~RangeSink() = default;
    /// Somebody waits for bytes that are to come.
    [[nodiscard]] virtual bool isWanted(quint64 tag) = 0;
    /// An answer fits: the resource's facts are known.
    virtual void onAccepted(quint64 tag) = 0;
    /// The next bytes. On Pause they are not taken and come again on resume().
    virtual HttpFlow onBytes(quint64 tag, QByteArrayView bytes) = 0;
    /// The upstream has not answered for as long as a read may wait. It is waited for some more, for those
    /// who come again. Called every now and then until something else is.
    virtual void onLate(quint64 tag, const Error &error) = 0;
    /// The last call: everything came up to the end of the range or of the resource, or \p error.
    virtual void onFinished(quint64 tag, const std::optional<Error> &error) = 0;
};

class RangeTransfer final : public HttpListener,
                            public SlotUser,
                            public std::enable_shared_from_this<RangeTransfer>
{
public:
    /// How much may be read and thrown away to reach an offset that cannot be asked for.
    static constexpr qint64 kMaxDiscardBytes = 8 * 1024 * 1024;

    /// If the resource turns out to have no ranges and \p range begins at 0, the range becomes all of it.
    RangeTransfer(HttpLoop &loop, ConnectionScheduler &scheduler, const UpstreamOptions &options,
                  std::shared_ptr<UpstreamResource> resource, std::weak_ptr<RangeSink> sink, quint64 tag,
                  ByteRange range);

    void start();
    /// No more calls to the sink; the connection is closed.
    void cancel();
    void resume();
    /// From now on all goes to \p sink, as of a body without end: nothing of it can be had again, so where it
    /// breaks off it is over.
    void goOnWithoutEnd(std::weak_ptr<RangeSink> sink);

    void onSent() override;
    HttpFlow onHead(const HttpHead &head) override;
    HttpFlow onBody(QByteArrayView bytes) override;
    void onDone(const HttpOutcome &outcome) override;

    [[nodiscard]] bool isUrgent() const override;
    [[nodiscard]] const void *source() const override { return m_resource.get(); }
    [[nodiscard]] QString title() const override { return m_resource->location().title; }
    void onSlot(std::chrono::milliseconds waited) override;
    void onYield(int limit) override;
    void onRefused(const Refusal &refusal) override;

private:
    struct Answer
    {
        enum class Verdict { None, Accept, Redirect, Resolve, TryAgain, Fail, AtEnd };
        Verdict verdict = Verdict::None;
        Error error;                                    // TryAgain, Fail
        std::optional<std::chrono::milliseconds> delay; // TryAgain: instead of the schedule's
        QUrl target;                                    // Redirect
        qint64 skipBytes = 0;                           // Accept: of the body, before m_nextBytes
        qint64 endBytes = -1;                           // Accept: where the body ends, -1: when it ends
        bool hasLength = false;                         // Accept: the server says where it ends
    };

    void requestSlot();
    void send();
    void sendNow();
    void tellLate(HttpLoop::Id exchange);
    void stopExchange();
    [[nodiscard]] Answer judge(const HttpHead &head);
    [[nodiscard]] Answer judgePartial(const HttpHead &head);
    [[nodiscard]] Answer judgeWhole(const HttpHead &head);
    [[nodiscard]] Answer judgeUnsatisfied(const HttpHead &head);
    [[nodiscard]] Answer judgeVersion(const HttpHead &head);
    [[nodiscard]] Answer judgeRedirect(const HttpHead &head);
    [[nodiscard]] Answer judgeFailure(const HttpHead &head);
    [[nodiscard]] Answer wrongRange(const QString &what);
    [[nodiscard]] Answer failWith(ErrorCode code, const QString &what) const;
    [[nodiscard]] bool overlapDiffers(QByteArrayView skipped) const;
    void keepTail(QByteArrayView bytes);
    void bodyEnded(const HttpOutcome &outcome);
    void exchangeFailed(const HttpOutcome &outcome);
    void resolveAgain();
    void retry(const Error &error, std::optional<std::chrono::milliseconds> delay);
    void finish(const std::optional<Error> &error);

    HttpLoop &m_loop;
    ConnectionScheduler &m_scheduler;
    const UpstreamOptions m_options;
    const std::shared_ptr<UpstreamResource> m_resource;
    std::weak_ptr<RangeSink> m_sink;
    const quint64 m_tag;
    const AccountId m_account;
    ConnectionScheduler::Company m_company = ConnectionScheduler::Company::Welcome;
    const qint64 m_beginBytes;
    qint64 m_nextBytes;
    qint64 m_endBytes;
    RetrySchedule m_schedule;
    HttpLoop::Id m_exchange = 0;
    QUrl m_url;
    bool m_usesRememberedUrl = false;
    bool m_hasResolvedAgain = false;
    bool m_isPinInVain = false; // the host has another certificate by now, which may be a good one
    std::set<QUrl> m_visited;
    int m_wrongRanges = 0;
    bool m_asksVersion = false; // instead of the bytes: a part was said to lie beyond the end
    bool m_isCounted = false;   // this exchange, as a connection
    bool m_isLate = false;      // this exchange: who waited for it was told
    bool m_isOver = false;
    bool m_isEndless = false;
    qint64 m_bytesOfAnswer = 0; // taken from the running answer
    Answer m_answer;
    QByteArray m_tail;    // the last bytes delivered, kept only where no validator vouches for the rest
    QByteArray m_overlap; // what the running answer must begin with
};

} // namespace cuegate
