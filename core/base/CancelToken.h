// SPDX-License-Identifier: GPL-3.0-or-later
// Lets the side that asked for work call it off: a CancelSource cancels, its CancelTokens see and are told of
// it. Work that looks at its token shows thereby that it goes on. Thread: any; all members are thread-safe.
#pragma once

#include "core/base/CrashNote.h"

#include <QtGlobal>

#include <functional>
#include <memory>
#include <optional>

namespace cuegate {

struct CancelState;

class CancelToken
{
public:
    CancelToken() = default; ///< a token that nobody can cancel

    [[nodiscard]] bool isCancelled() const;

    /// Keeps a function registered for as long as it lives. Its destructor waits for a running call to end.
    class Registration
    {
    public:
        Registration() = default;
        Registration(Registration &&other) noexcept;
        Registration &operator=(Registration &&other) noexcept;
        ~Registration();

    private:
        friend class CancelToken;
        void release();
        std::shared_ptr<CancelState> m_state;
        unsigned long long m_id = 0;
    };

    /// Calls \p function once when the token is cancelled, on the cancelling thread; at once if it is
    /// already. \p function must not block and must not touch its own Registration.
    [[nodiscard]] Registration onCancel(std::function<void()> function) const;

    /// While it lives, the thread that made it computes: it waits for nobody, looks at the token after each
    /// picture or the like, and is expendable (CrashNote.h). One at a time.
    class Computing
    {
    public:
        explicit Computing(const CancelToken &token);
        ~Computing();
        Q_DISABLE_COPY_MOVE(Computing)

    private:
        std::shared_ptr<CancelState> m_state;
        const ExpendableThread m_expendable;
    };

private:
    friend class CancelSource;
    explicit CancelToken(std::shared_ptr<CancelState> state)
        : m_state(std::move(state))
    {
    }
    std::shared_ptr<CancelState> m_state;
};

class CancelSource
{
public:
    CancelSource();
    [[nodiscard]] CancelToken token() const;
    void cancel() const;

    /// How far the work is that computes (CancelToken::Computing).
    struct Step
    {
        unsigned number = 0; ///< another one after each look of its thread at the token
        qint64 thread = 0;   ///< the system's number of it; 0: not known
    };
    [[nodiscard]] std::optional<Step> step() const; ///< nothing while none computes

private:
    std::shared_ptr<CancelState> m_state;
};

} // namespace cuegate
