// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a source that is a list: what it is, its sections and groups, a search, and the entries to be opened;
// of a series, in their place, its episodes, with the way back. What is searched for, chosen and scrolled to
// stays while the same list is shown again. Thread: gui. The Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"
#include "ui/EntryListMessage.h"
#include "ui/InstalledPlayers.h"
#include "ui/SearchField.h"

#include <QTimer>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace cuegate {

class BackBar;
class EntryDelegate;
class EntryGroupPanel;
class EntryListFooter;
class EntryListHeader;
class EntryListModel;
class EntryOpener;
class EntrySections;
class EntryView;
class FailurePanel;
class MessagePanel;
class SeriesSeasons;

class EntryListPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit EntryListPanel(Gateway &gateway, QWidget *parent = nullptr);

    /// Of a list; nothing for none: what is being opened is given up.
    void setSource(const SourceSnapshot *source);
    void setPlayers(const InstalledPlayers &players);
    /// To the entries, where who comes back goes on.
    void focusEntries();
    /// Of the list, or of the series that is shown: where one comes back to from an entry.
    [[nodiscard]] QString place() const;
    [[nodiscard]] BackBar *backBar() const { return m_back; } ///< of a series
    [[nodiscard]] EntrySections *sections() const { return m_sections; }
    [[nodiscard]] EntryListModel *model() const { return m_model; }
    [[nodiscard]] EntryView *view() const { return m_view; }
    [[nodiscard]] EntryGroupPanel *groups() const { return m_groups; }
    [[nodiscard]] SearchField *searchField() const { return m_search; }
    [[nodiscard]] QString hits() const; ///< "12 of 4,000 entries"
    /// What stands where there are no entries; null while there are.
    [[nodiscard]] const MessagePanel *message() const;

Q_SIGNALS:
    void opened(const cuegate::SourceSnapshot &source);
    void readRequested(); ///< the list, now
    void copyRequested(const QUrl &url, const QString &sentence);
    void said(const QString &sentence);
    void failed(const QString &sentence);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// Where the list was left for a series.
    struct Place
    {
        QString text;
        std::optional<QString> group;
        int row = -1;
        int scrolled = 0;
    };
    void makeView();
    void connectParts();
    [[nodiscard]] QWidget *makeEntries();
    void setTexts();
    void search();
    void clearSearch();
    void goToFirst();
    void openCurrent();
    void copyCurrent();
    void sectionChosen();
    void openSeries(const ListEntry &series);
    void readSeries();
    void seasonsRead();
    void leaveSeries();
    void setSearch(const QString &text, const ListSummary &groups, const std::optional<QString> &group);
    void updateSeries();
    void settle();
    [[nodiscard]] ListQuery query() const;
    [[nodiscard]] const ListSummary &shownList() const;
    [[nodiscard]] std::optional<EntryKind> shownKind() const;
    [[nodiscard]] const std::optional<Error> &error() const;
    [[nodiscard]] bool isBusy() const;
    void showMenu(const QPoint &place);
    void tellTime();
    void takeList(bool isOther);
    void updateList();
    void updateLook();
    void updateState();
    void updateFooter();
    void messagePressed();
    void retry();
    void announceHits();
    [[nodiscard]] bool isSlow() const;

    Gateway &m_gateway;
    SourceSnapshot m_source; ///< empty id: none
    EntryListModel *m_model;
    EntryOpener *m_opener;
    SeriesSeasons *m_seasons;
    BackBar *m_back;
    EntryListHeader *m_header;
    FailurePanel *m_failure;
    EntrySections *m_sections;
    SearchField *m_search;
    EntryGroupPanel *m_groups;
    EntryView *m_view;
    EntryDelegate *m_delegate;
    MessagePanel *m_message;
    QStackedWidget *m_found; ///< entries, or why there are none
    QSplitter *m_across;
    EntryListFooter *m_footer;
    EntryListMessage::Button m_offered = EntryListMessage::Button::None;
    QTimer m_typing;
    QTimer m_slow; ///< runs while a search is not worth mentioning
    QTimer m_clock;
    bool m_wasSearching = false;
    bool m_isGoingToFirst = false; ///< when the search is over
    ListSummary m_part;            ///< of the list, what the chosen section has
    std::optional<ListEntry> m_series;
    std::optional<Place> m_left;     ///< with m_series
    std::optional<Place> m_comingTo; ///< when the search is over
};

} // namespace cuegate
