import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { NON_LUES_MAX } from '@sciat/contrats';
import { Link } from 'react-router';
import { useNonLues } from './lectures.js';
import { direNonLues } from './phrases.js';

/** In the top bar: how many notifications wait, and the way to them. */
export function Cloche() {
  const nonLues = useNonLues();
  const titre = direNonLues(nonLues);
  return (
    <Tooltip title={titre}>
      <IconButton component={Link} to="/notifications" aria-label={titre}>
        <Badge badgeContent={nonLues || undefined} max={NON_LUES_MAX} color="error">
          <NotificationsOutlined aria-hidden />
        </Badge>
      </IconButton>
    </Tooltip>
  );
}
